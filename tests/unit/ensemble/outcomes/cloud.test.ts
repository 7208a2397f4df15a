/** The start cloud: its ensemble, and its table against a count of the runs one by one. */
import { describe, expect, test } from 'vitest'
import { cellPlans, runOfCell } from '../../../../src/ensemble/cell'
import { cloudTable } from '../../../../src/ensemble/outcomes/cloud'
import { ensembleProblem, setEnsemble } from '../../../../src/experiment/edits/ensembleEdits'
import { defaultRunner } from '../../../../src/experiment/defaults/defaults'
import type { Experiment } from '../../../../src/experiment/experiment'
import { cloudRunners, isCloud, makeFair, switchCloud } from '../../../../src/experiment/edits/raceEdits'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { groundOf } from '../../../../src/run/ground'
import { turnsOfRunner } from '../../../../src/run/runnerTurns'
import { outcomesInFloat64 } from '../../../helpers/ensembleEngine'

function experimentOf(json: object): Experiment {
  const { experiment, problems } = parseExperiment({ version: 1, ...json })
  expect(problems).toEqual([])
  return experiment
}

const himmelblau = experimentOf({
  surface: { id: 'himmelblau' },
  steps: 90,
  turn: 'gradient',
  runners: [
    { optimizer: 'sam', settings: { eta: 0.01, rho: 1e-7 } },
    { optimizer: 'sgd', settings: { eta: 0.015 } },
    { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.8 } },
  ],
})

const lopsided = experimentOf({
  surface: { formula: '(x^2 - 1)^2 + 0.3 x', domain: [[-2, 2]], parameters: ['x'] },
  start: [1.6],
  steps: 200,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.05 } },
    { optimizer: 'momentum', settings: { eta: 0.05, beta: 0.9 } },
  ],
})

function plansOf(experiment: Experiment) {
  const { ensemble } = switchCloud(experiment)
  if (!ensemble) throw new Error('There is no cloud.')
  const { x, y, columns, rows } = ensemble
  return ensemble.runners.map((runner) => {
    const { steps, turnsPerStep } = turnsOfRunner(experiment, runner)
    const plan = { race: { ...experiment, steps }, runner, x, y, columns, rows }
    return { plan, turnsPerStep, outcomes: outcomesInFloat64(plan) }
  })
}

describe('the table', () => {
  test('gives no steps of runs that are in the minimum but not at rest yet', () => {
    // Some have come near by step 150, and hardly one stands still.
    const made = { ...himmelblau, steps: 150, runners: [{ optimizer: 'adam', settings: { eta: 0.1 } }] }
    const [row] = cloudTable(plansOf(experimentOf(made)).map(({ plan: { runner }, ...its }) => ({ runner, ...its })), groundOf(made)).rows // prettier-ignore
    expect(row?.share).toBeGreaterThan(0.05)
    expect(row?.moving).toBeGreaterThan(0.05)
    expect(row?.turns?.high ?? 0).toBeLessThan(150)
  })

  test.each([
    ['four minima that are as low', himmelblau, () => true],
    ['a lower and a higher minimum', lopsided, (x: number) => x < 0],
  ])('counts what runs in float64 do: %s', (_, experiment, isLow) => {
    const plans = plansOf(experiment)
    const ground = groundOf(experiment)
    const { dimension } = ground.loss
    const table = cloudTable(
      plans.map(({ plan: { runner }, outcomes, turnsPerStep }) => ({ runner, outcomes, turnsPerStep })),
      ground,
    )
    const shares = new Set<number>()
    for (const { plan, turnsPerStep } of plans) {
      const turns: number[] = []
      let [lost, moving] = [0, 0]
      for (let cell = 0; cell < 256; cell += 1) {
        const run = runOfCell(plan, cell % plan.columns, Math.floor(cell / plan.columns))
        const status = run.status(run.steps)
        if (status.kind === 'diverged') lost += 1
        const [x = NaN] = run.points.subarray(3 * run.steps)
        if (status.kind !== 'converged' || !isLow(x)) continue
        // A run that still moves in its minimum at the last step is a success whose steps are not known.
        if (status.since < run.steps) turns.push(status.since * turnsPerStep)
        else moving += 1
      }
      turns.sort((a, b) => a - b)
      const row = table.rows.find(({ runner }) => runner === plan.runner)
      const share = (turns.length + moving) / 256
      shares.add(share)
      expect(row).toMatchObject({ runs: 256, share, moving: moving / 256, diverged: lost / 256 })
      // Wilson's ends are where the count is 1.96 standard deviations away: the roots of (p̂ − p)² = z² p (1 − p) / n
      for (const [end, bound] of (row?.interval ?? []).entries())
        if (bound !== end)
          expect((share - bound) ** 2).toBeCloseTo((1.959964 ** 2 * bound * (1 - bound)) / 256, 12)
      const [low = NaN, high = NaN] = row?.interval ?? []
      expect(low <= share && share <= high && low < high).toBe(true)
      const at = (part: number) => turns[Math.ceil(part * turns.length) - 1]
      const quantiles = { low: at(0.1), median: at(0.5), high: at(0.9) }
      expect(row?.turns).toEqual(turns.length > 0 ? quantiles : undefined)
    }
    // Equal counts for all would prove little.
    expect(shares.size).toBeGreaterThan(1)
    const ranked = table.rows.map(({ share }) => share)
    expect(ranked).toEqual(ranked.toSorted((a, b) => b - a))
    expect(table.target?.loss).toBeCloseTo(dimension === 1 ? -0.305 : 0, 3)
  })

  test('shows no success if nothing comes to rest', () => {
    const short = { ...himmelblau, steps: 2 }
    const clouds = plansOf(short).map(({ plan: { runner }, outcomes, turnsPerStep }) => ({ runner, outcomes, turnsPerStep })) // prettier-ignore
    const { target, rows } = cloudTable(clouds, groundOf(short))
    expect(target).toBeUndefined()
    for (const row of rows) expect(row).toMatchObject({ share: 0, turns: undefined })
    expect(rows).toHaveLength(3)
  })

  test('does not look for a lower loss off the map', () => {
    const experiment = experimentOf({
      surface: { formula: 'sin(3x) - 0.4x', domain: [[-2, 1]], parameters: ['x'] },
      start: [0],
      steps: 600,
      runners: [{ optimizer: 'momentum', settings: { eta: 0.1, beta: 0.95 } }],
    })
    const [cloud] = plansOf(experiment)
    if (!cloud) throw new Error('There is no cloud.')
    const { outcomes, turnsPerStep } = cloud
    // cos 3x = 0.4 / 3 where the curve bends upwards: at −0.479, and at 2π/3 more, lower and off the map.
    expect(outcomes.minima.some(({ x }) => Math.abs(x - 1.615) < 0.01)).toBe(true)
    const { target } = cloudTable([{ runner: 0, outcomes, turnsPerStep }], groundOf(experiment))
    expect(target?.x).toBeCloseTo(-0.479, 2)
  })
})

describe('the cloud', () => {
  test('is 16 × 16 starts of all visible runners as swarms, and a second press removes it', () => {
    const hidden = { ...himmelblau, runners: himmelblau.runners.map((runner, index) => ({ ...runner, visible: index !== 1 })) } // prettier-ignore
    const shown = switchCloud(hidden)
    expect(shown.ensemble).toMatchObject({ runners: [0, 2], columns: 16, rows: 16, swarm: true, map: false, draped: false }) // prettier-ignore
    expect(isCloud(shown)).toBe(true)
    expect(isCloud(hidden)).toBe(false)
    expect(switchCloud(shown)).toEqual(hidden)
    expect(switchCloud(experimentOf(JSON.parse(JSON.stringify(shown)))).ensemble).toBeUndefined()
  })

  test.each([
    ['a map of its own', { map: true, swarm: false }],
    ['a map beside the swarm', { map: true }],
    ['a part of the domain', { x: { of: 'start.x', from: -1, to: 1, scale: 'linear' } }],
  ] as const)('%s of 16 × 16 starts is not removed by it', (_, part) => {
    const own = setEnsemble(switchCloud(himmelblau), part)
    expect(isCloud(own)).toBe(true)
    expect(switchCloud(own).ensemble).toEqual(switchCloud(himmelblau).ensemble)
  })

  test('shows only the first eight runners', () => {
    const many = { ...himmelblau, runners: Array.from({ length: 11 }, (_, index) => defaultRunner('sgd', index)) } // prettier-ignore
    expect(switchCloud(many).ensemble?.runners).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(cloudRunners(many)).toHaveLength(11)
  })

  test.each([
    ['no noise', 0, 1],
    ['noise', 0.3, 0],
    ['the most noise that there is but a little', 9e5, 0],
    ['no noise and the last seed', 0, 0xffffffff],
  ])('of a curve is 256 × 1 starts, and the other axis changes nothing: %s', (_, sigma, seed) => {
    const experiment = { ...lopsided, seed, noise: { sigma, shared: true } }
    const shown = switchCloud(experiment)
    const { ensemble } = shown
    expect(isCloud(shown)).toBe(true)
    expect(ensemble).toMatchObject({ columns: 256, rows: 1, runners: [0, 1], x: { of: 'start.x' } })
    if (!ensemble) return
    for (const runner of ensemble.runners) {
      expect(ensembleProblem(shown, runner)).toBeUndefined()
      const { x, y, columns, rows } = ensemble
      const cell = cellPlans({ race: experiment, runner, x, y, columns, rows })(100, 0)
      expect(cell.noise.sigma).toBe(Math.fround(sigma))
      if (sigma > 0) expect(cell.seed).toBe(seed)
      expect(cell.runners[0]?.settings).toEqual(experiment.runners[runner]?.settings)
    }
    expect(parseExperiment(JSON.parse(JSON.stringify(shown))).problems).toEqual([])
  })
})

test('a fair race has one start and one noise, and keeps everything else', () => {
  const own = { ...himmelblau, noise: { sigma: 1, shared: false }, runners: himmelblau.runners.map((runner, index) => (index === 2 ? { ...runner, start: [1, 1] } : runner)) } // prettier-ignore
  expect(makeFair(own)).toEqual({ ...himmelblau, noise: { sigma: 1, shared: true } })
  expect(makeFair(himmelblau)).toBe(himmelblau)
})
