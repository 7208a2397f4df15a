/** What ends a run early: the same steps as a loop in PyTorch stops at, and what is then said of the run. */
import { describe, expect, test } from 'vitest'
import { setStop } from '../../../src/experiment/edits/edits'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { csvOf } from '../../../src/run/csv'
import { statusText } from '../../../src/run/ending'
import type { Stop } from '../../../src/run/plan'
import { race } from '../../../src/run/race'
import { standingsOf } from '../../../src/run/standings'
import { watchOf } from '../../../src/run/stopping'
import { eventsBetween } from '../../../src/run/telling/events'
import { stateSentence } from '../../../src/run/telling/states'
import reference from '../../reference/patience.json'

/** Where a run with these losses stops. */
function stopOf(losses: readonly number[], stop: Stop, norm = 1) {
  const watch = watchOf(stop)
  return losses.map((loss, step) => watch(step, loss, norm)).find((each) => each !== undefined)
}

describe('patience stops where the reference does', () => {
  const cases = reference.curves.flatMap(({ curve, losses, stops }) =>
    stops.map((each) => ({ name: `${curve}, ${each.patience} by ${each.minDelta}`, losses, ...each })),
  )
  test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(30))
  test.each(cases)('$name', ({ losses, patience, minDelta, stop, best, bestLoss }) => {
    const found = stopOf(losses, { patience, delta: minDelta })
    expect(found?.step ?? null).toBe(stop)
    if (found) expect(found.best).toEqual({ step: best, loss: bestLoss })
  })
})

describe('a run that is stopped', () => {
  const rosenbrock = { ...defaultExperiment, runners: defaultExperiment.runners.slice(4) }
  const stopped = (stop: Stop) => race(setStop(rosenbrock, stop))

  test('stays where it is, and says which and when', () => {
    const shown = stopped({ patience: 5 })
    const [run] = shown.runs
    const whole = race(rosenbrock).runs[0]
    expect(run?.steps).toBe(14)
    expect([...(run?.points ?? [])]).toEqual([...(whole?.points.subarray(0, 45) ?? [])])
    expect(run && statusText(run.status(13))).toBe('running')
    expect(run && statusText(run.status(14))).toBe('stopped: patience at step 14')
    expect(standingsOf(shown, 400)[0]).toMatchObject({
      ending: 'stopped: patience at step 14',
      brief: 'patience at 14',
      kind: 'stopped',
      loss: run?.points.at(-1),
    })
    expect(eventsBetween(shown, 10, 20).map(({ text }) => text)).toEqual(['stopped: patience at step 14'])
    expect(run && stateSentence(shown, run, 14)?.text).toBe(
      'It was stopped at step 14: no loss was better than 5.12 at step 9 for 5 steps.',
    )
    const lines = [...csvOf(shown)]
    expect(lines).toHaveLength(16)
    expect(lines.at(-1)).toMatch(/,stopped: patience at step 14\n$/)
  })

  test('what a better loss is better by, and whose loss it is, are said', () => {
    const slow = { ...rosenbrock, surface: { id: 'bowl', settings: { kappa: 1 } }, start: [2, 2] }
    const runners = slow.runners.map((one) => ({
      ...one,
      optimizer: 'sgd',
      settings: { eta: 0.005, weightDecay: 0 },
    }))
    const shown = race({ ...slow, runners, stop: { patience: 5, delta: 1 } })
    const [run] = shown.runs
    const { stopped } = run ?? {}
    const losses = run?.points.filter((_, at) => at % 3 === 2) ?? []
    expect(stopped?.best).toBeDefined()
    for (let step = (stopped?.best?.step ?? 0) + 1; step <= (stopped?.step ?? 0); step += 1)
      expect(losses[step]).toBeGreaterThanOrEqual((stopped?.best?.loss ?? 0) - 1)
    expect(run && stateSentence(shown, run, run.steps)?.text).toMatch(/ by more than 1 for 5 steps\.$/)
    const surface = { id: 'sineFit', settings: {}, validation: { share: 0.25, seed: 0 } }
    const fit = { ...rosenbrock, surface, start: [3.4, -1.6], runners }
    const apart = race({ ...fit, stop: { patience: 5, of: 'validation' } })
    const [other] = apart.runs
    expect(other && stateSentence(apart, other, other.steps)?.text).toMatch(
      /: no validation loss was better than /,
    )
    // Without such rows it is the loss of the run.
    const none = race({
      ...fit,
      surface: { id: 'sineFit', settings: {} },
      stop: { patience: 1, delta: 1, of: 'validation' },
    })
    const [plain] = none.runs
    expect(plain && stateSentence(none, plain, plain.steps)?.text).toMatch(/: no loss was better than /)
  })

  test('a gradient below the limit is the first one below it', () => {
    const shown = stopped({ gradient: 1 })
    const [run] = shown.runs
    const norms = [...(race(rosenbrock).runs[0]?.gradientNorm ?? [])]
    const first = norms.findIndex((norm) => norm < 1)
    expect(first).toBeGreaterThan(0)
    expect(run?.stopped).toEqual({ step: first, why: 'gradient' })
    expect(run && stateSentence(shown, run, first)?.text).toMatch(
      /^It was stopped at step \d+: its gradient is only/,
    )
  })

  test('of both, the first one stops it, and the gradient where both do', () => {
    expect(stopped({ gradient: 1, patience: 5 }).runs[0]?.stopped?.why).toBe('patience')
    expect(stopOf([2, 2], { gradient: 1, patience: 1 }, 0.5)).toEqual({ step: 0, why: 'gradient' })
  })

  test('a run that is lost before is lost', () => {
    const runners = rosenbrock.runners.map((one) => ({ ...one, optimizer: 'sgd', settings: { eta: 1 } }))
    const run = race({ ...rosenbrock, runners, stop: { patience: 300 } }).runs[0]
    expect([run?.stopped, run?.divergedAt !== undefined]).toEqual([undefined, true])
  })
})

describe('in a document', () => {
  test.each<[unknown, Stop | undefined, string[]]>([
    [{ gradient: 1e-4 }, { gradient: 1e-4 }, []],
    [{ patience: 10, delta: 1e-4 }, { patience: 10, delta: 1e-4 }, []],
    [{ gradient: 0.1, patience: 3, delta: 0 }, { gradient: 0.1, patience: 3, delta: 0 }, []],
    [{ patience: 3, of: 'loss' }, { patience: 3, of: 'loss' }, []],
    [
      { gradient: 1, of: 'validation' },
      { gradient: 1 },
      ['stop.of: means nothing without patience; it is left out'],
    ],
    [{}, undefined, []],
    [3, undefined, ['stop: 3 is not an object; no run is stopped']],
    [
      { patience: 0 },
      undefined,
      ['stop.patience: 0 is out of range, whole numbers, 1 to 100000; it stops no run'],
    ],
    [{ delta: 1 }, undefined, ['stop.delta: means nothing without patience; it is left out']],
    [
      { gradient: -1, patience: 2 },
      { patience: 2 },
      ['stop.gradient: -1 is out of range, 0 to 1e12; it stops no run'],
    ],
  ])('%j', (json, stop, lines) => {
    const { experiment, problems } = parseExperiment({ version: 1, stop: json })
    expect(problems).toEqual(lines)
    expect(experiment.stop).toEqual(stop)
    expect(parseExperiment(serialize(experiment))).toEqual({ experiment, problems: [] })
  })
})
