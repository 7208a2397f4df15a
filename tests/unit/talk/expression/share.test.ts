/** `share` counts runs of the ensemble, in closed form where there is one. */
import { expect, test } from 'vitest'
import { runOfCell } from '../../../../src/ensemble/cell'
import type { Experiment } from '../../../../src/experiment/experiment'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { errorOf } from '../../../../src/math/error'
import { race } from '../../../../src/run/race'
import { compileExpression } from '../../../../src/talk/expression/expression'
import { countMany, endsAtHand, endsOfFew, endsOfMany, planned } from '../../../../src/talk/expression/share'

const steady = { of: 'seed', from: 1, to: 2, scale: 'linear' }
const parabola = {
  surface: { id: 'parabola' },
  start: [4],
  steps: 20,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 } },
    { optimizer: 'momentum', settings: { eta: 0.1, beta: 0.5 } },
  ],
  ensemble: {
    runners: [0, 1],
    x: { of: 'setting.eta', from: 0.1, to: 2.1, scale: 'linear' },
    y: steady,
    columns: 200,
    rows: 1,
  },
}

function experimentOf(json: object) {
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  return experiment
}

function valueOf(json: object, text: string): number | string {
  const experiment = experimentOf(json)
  const result = compileExpression(text, experiment).evaluate({ race: race(experiment), turns: 0 })
  return result.kind === 'number' ? result.value : result.kind === 'none' ? result.word : result.words
}

test('the share of the rates with which plain descent comes down is that of 4 (1 − 2η)ᴺ', () => {
  const rates = Array.from({ length: 200 }, (_, cell) => 0.1 + 0.01 * (cell + 0.5))
  const works = rates.filter((eta) => (4 * (1 - 2 * eta) ** 20) ** 2 < 0.01)
  expect(works.length).toBeGreaterThan(20)
  expect(valueOf(parabola, 'share(0, loss < 0.01)')).toBe(works.length / 200)
  expect(valueOf(parabola, 'share(0, abs(x) < 0.1) runs(0)')).toBeCloseTo(works.length, 9)
})

test('each runner has its own share, and a condition may ask the race itself', () => {
  const { ensemble } = experimentOf(parabola)
  if (!ensemble) throw new Error('no ensemble')
  const plan = { ...ensemble, race: experimentOf(parabola), runner: 1 }
  const below = Array.from({ length: 200 }, (_, cell) => runOfCell(plan, cell, 0)).filter(
    ({ points, divergedAt }) => divergedAt === undefined && (points.at(-1) ?? 0) < 16,
  )
  expect(valueOf(parabola, 'share(1, loss < loss(0, 0))')).toBe(below.length / 200)
  expect(valueOf(parabola, 'share(1, loss < loss(0, 0) && eta < limit(0))')).toBeCloseTo(90 / 200, 12)
})

test('no condition holds for a run that diverged', () => {
  const wild = { ...parabola, steps: 2000 }
  const here = Number(valueOf(wild, 'share(0, step >= 0)'))
  // Just above η = 1 a run grows slowly.
  expect(here).toBeGreaterThan(90 / 200)
  expect(here).toBeLessThan(100 / 200)
})

test('at most 400 runs are taken, of a long race or of many rows fewer', () => {
  const sized = (change: object, ensemble: object = {}) => {
    const its = experimentOf({ ...parabola, ...change, ensemble: { ...parabola.ensemble, ...ensemble } })
    const { plan } = planned(its, 0, 'few') ?? {}
    return [plan?.columns, plan?.rows]
  }
  expect(sized({})).toEqual([200, 1])
  expect(sized({}, { columns: 256, rows: 256 })).toEqual([20, 20])
  expect(sized({}, { columns: 2048, rows: 1 })).toEqual([400, 1])
  expect(sized({}, { columns: 1, rows: 2048 })).toEqual([1, 400])
  expect(sized({}, { columns: 5, rows: 2048 })).toEqual([5, 80])
  expect(sized({ steps: 100_000 }, { columns: 256, rows: 256 })).toEqual([2, 1])
  const rows = { surface: { id: 'linearRegression', data: 'cars' }, start: [0, 0], steps: 400 }
  expect(sized(rows)).toEqual([15, 1])
})

test('without an ensemble there is no share, and without a condition a mistake', () => {
  const { ensemble: _, ...bare } = parabola
  expect([valueOf(bare, 'share(0, loss < 1)'), valueOf(bare, 'runs(0)')]).toEqual([
    'no ensemble',
    'no ensemble',
  ])
  const mistake = errorOf(() => compileExpression('share(0)', experimentOf(parabola)))
  expect(mistake?.message).toContain('write share(0, loss < 0.01)')
})

test('the runs have as many steps as the runner has in its race, whatever that counts', () => {
  const ensemble = {
    runners: [0],
    x: { of: 'seed', from: 0, to: 9, scale: 'linear' },
    y: { of: 'start.x', from: -1, to: 1, scale: 'linear' },
    columns: 10,
    rows: 2,
  }
  const fit = { surface: { id: 'linearRegression' }, ensemble }
  const cases = [
    { ...fit, turn: 'row', steps: 400, runners: [{ optimizer: 'sgd', batch: { size: 10 } }], taken: 40 },
    { ...fit, turn: 'row', steps: 400, runners: [{ optimizer: 'sgd', batch: { size: 32 } }], taken: 16 },
    { ensemble, turn: 'gradient', steps: 100, runners: [{ optimizer: 'sam' }], taken: 50 },
  ]
  for (const { taken, ...json } of cases) {
    const { experiment, problems } = parseExperiment({ version: 1, ...json })
    expect(problems).toEqual([])
    expect(race(experiment).runs[0]?.steps).toBe(taken)
    const bySteps = parseExperiment({ version: 1, ...json, turn: 'step', steps: taken }).experiment
    expect(endsOfFew(experiment, 0)).toEqual(endsOfFew(bySteps, 0))
  }
})

const never = new AbortController().signal

test('many runs are counted in slices, and the few stand until then', async () => {
  const ensemble = { ...parabola.ensemble, columns: 100, rows: 41 }
  const experiment = experimentOf({ ...parabola, ensemble })
  const few = endsOfFew(experiment, 0)
  expect(few?.length).toBe(400)
  const counting = countMany(experiment, [0, 0], never)
  expect(endsAtHand(experiment, 0)).toBe(few)
  await counting
  const many = endsAtHand(experiment, 0)
  expect(many?.length).toBe(99 * 41)
  expect(endsOfMany(experiment, 0)).toBe(many)
  // They are those of all that decides them.
  expect(endsAtHand({ ...experiment, view: { ...experiment.view } }, 0)).toBe(many)
  expect(endsAtHand({ ...experiment, steps: 19 }, 0)?.length).toBe(400)
  const plan = { race: experiment, runner: 0, ...ensembleOf(experiment), columns: 99, rows: 41 }
  expect(many?.at(-1)?.x ?? Infinity).toBe(runOfCell(plan, 98, 40).points.at(-3))
})

test('a count that is left goes on from there, and two that want the same are one', async () => {
  const ensemble = { ...parabola.ensemble, columns: 64, rows: 64 }
  const experiment = experimentOf({ ...parabola, steps: 100, ensemble })
  const leaving = new AbortController()
  const left = countMany(experiment, [1], leaving.signal)
  leaving.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  const [one, other] = [countMany(experiment, [1], never), countMany({ ...experiment }, [1], never)]
  await Promise.all([one, other])
  const many = endsAtHand(experiment, 1)
  expect(many?.length).toBe(4096)
  // Those of a surface that is like it are counted anew.
  expect(endsOfMany(experimentOf({ ...parabola, steps: 100, ensemble }), 1)).toEqual(many)
})

test('where the few are all there are, no more are counted', () => {
  const experiment = experimentOf(parabola)
  expect(endsOfFew(experiment, 0)?.length).toBe(200)
  expect(endsOfMany(experiment, 0)).toBe(endsOfFew(experiment, 0))
})

function ensembleOf({ ensemble }: Experiment) {
  if (!ensemble) throw new Error('no ensemble')
  return ensemble
}
