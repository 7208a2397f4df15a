/** Every optimizer against PyTorch's numbers, or against its paper written out by hand. */
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/math/setting'
import { optimizerById, optimizers } from '../../../src/optimizers/list'
import { type Run, race } from '../../../src/run/race'
import type { RacePlan } from '../../../src/run/plan'
import patience from '../../reference/patience.json'
import fromPapers from '../../reference/papers.json'
import reference from '../../reference/trajectories.json'
import { runFiles, toleranceAt } from '../../helpers/heldAgainst'
import { type Pair, formula, paperSteps, papers, start } from '../../helpers/papers'

interface Case {
  readonly optimizer: string
  readonly settings?: Readonly<Record<string, number | undefined>>
  readonly clip?: { readonly norm?: number; readonly value?: number }
  readonly formula: string
  readonly start: readonly number[]
  readonly steps: number
}

/** The run of one runner, what the case leaves out being default. */
function runOf({ optimizer, settings = {}, clip = {}, formula, start, steps }: Case): Run {
  const listed = optimizerById(optimizer)
  if (!listed) throw new Error(`no optimizer "${optimizer}"`)
  const all: Record<string, number> = defaults(listed.settings)
  for (const [name, value] of Object.entries(settings)) {
    expect(all, optimizer).toHaveProperty(name)
    all[name] = value ?? Number.NaN
  }
  const plan: RacePlan = {
    surface: {
      formula,
      parameters: ['x', 'y'],
      domain: [
        [-3, 3],
        [-3, 3],
      ],
    },
    start,
    steps,
    turn: 'step',
    seed: 1,
    noise: { sigma: 0, shared: true },
    runners: [{ optimizer, settings: all, schedule: { id: 'constant', settings: {} }, clip }],
    changes: [],
  }
  const [run] = race(plan).runs
  if (!run) throw new Error('a race of one runner has one run')
  return run
}

describe('PyTorch', () => {
  // as JSON has them: null where a number was not finite
  const cases: readonly (Case & { surface: string; points: Record<string, readonly (number | null)[]> })[] =
    reference.cases

  test.for(cases)('$optimizer on $surface, $settings $clip', (reference) => {
    const run = runOf(reference)
    expect(reference.points).toHaveProperty('1')
    for (const [key, expected] of Object.entries(reference.points)) {
      const step = Number(key)
      if (expected.includes(null)) {
        expect(run.status(step)).toEqual({ kind: 'diverged', step })
        break
      }
      for (const [index, value] of expected.entries()) {
        const error = Math.abs((run.points[3 * step + index] ?? Number.NaN) / (value ?? Number.NaN) - 1)
        expect(error, `step ${step}, ${'xyL'[index]}`).toBeLessThan(toleranceAt(step))
      }
    }
  })
})

describe('numpy from the paper', () => {
  const cases: readonly (Case & { surface: string; points: Record<string, readonly number[]> })[] =
    fromPapers.cases

  test.for(cases)('$optimizer on $surface, $settings', (reference) => {
    const run = runOf(reference)
    const steps = Object.keys(reference.points).map(Number)
    expect(Math.max(...steps)).toBe(reference.steps)
    expect(reference.steps).toBeGreaterThanOrEqual(100)
    for (const step of steps)
      for (const [index, value] of (reference.points[step] ?? []).entries()) {
        // Near a minimum at 0 nothing is left but rounding.
        const error =
          Math.abs((run.points[3 * step + index] ?? Number.NaN) - value) / Math.max(Math.abs(value), 1e-3)
        expect(error, `step ${step}, ${'xyL'[index]}`).toBeLessThan(toleranceAt(step))
      }
  })
})

test.for([
  { curve: 'rosenbrock, adam 0.3', optimizer: 'adam', settings: { eta: 0.3 } },
  { curve: 'rosenbrock, sgd 0.001', optimizer: 'sgd', settings: { eta: 0.001 } },
])('every loss of the curve "$curve"', ({ curve, ...runner }) => {
  const losses = patience.curves.find((each) => each.curve === curve)?.losses ?? []
  expect(losses).toHaveLength(301)
  const { points } = runOf({ ...runner, formula, start, steps: 300 })
  for (const [step, loss] of losses.entries()) {
    const error = Math.abs((points[3 * step + 2] ?? Number.NaN) / loss - 1)
    expect(error, `step ${step}`).toBeLessThan(toleranceAt(step))
  }
})

describe('the paper, by hand', () => {
  test('every optimizer has an independent source', () => {
    const held = runFiles.flatMap(({ cases }) => cases.map(({ optimizer }) => optimizer))
    const covered = new Set([...Object.keys(papers), ...held])
    expect(optimizers.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([])
  })

  test.for(Object.entries(papers))('%s', ([optimizer, { settings, method }]) => {
    const run = runOf({ optimizer, settings, formula, start, steps: paperSteps })
    const step = method()
    let theta: Pair = start
    for (let t = 1; t <= paperSteps; t += 1) {
      theta = step(theta, t)
      for (const i of [0, 1] as const) {
        expect(Math.abs((run.points[3 * t + i] ?? 0) / theta[i] - 1), `step ${t}`).toBeLessThan(1e-10)
      }
    }
  })
})

test('SGLD visits a bowl by exp(−L/temperature): variances of temperature / curvature, but for the size of η', () => {
  const [eta, temperature, steps] = [0.05, 0.4, 40_000]
  const { points } = runOf({
    optimizer: 'sgld',
    settings: { eta, temperature },
    formula: 'x^2 / 2 + 2 y^2',
    start: [0, 0],
    steps,
  })
  for (const [axis, curvature] of [1, 4].entries()) {
    let sum = 0
    for (let step = 1; step <= steps; step += 1) sum += (points[3 * step + axis] ?? Number.NaN) ** 2
    const expected = temperature / curvature / (1 - (eta * curvature) / 2)
    expect(Math.abs(sum / steps / expected - 1)).toBeLessThan(0.05)
  }
})

describe('weight decay', () => {
  const decayed = optimizers.filter((optimizer) => 'weightDecay' in optimizer.settings).map(({ id }) => id)
  // SAM takes no decay on its way to the probe
  const decoupled = ['adamw', 'lion', 'sam', 'adan', 'adahessian', 'sophia']

  test.for(decayed.filter((id) => !decoupled.includes(id)))(
    '%s: coupled, as a gradient of λ θ',
    (optimizer) => {
      const steps = 30
      const at = { optimizer, start: [1.5, -0.5], steps }
      const decay = runOf({ ...at, settings: { weightDecay: 0.5 }, formula: '3 x - y' })
      const inLoss = runOf({ ...at, settings: { weightDecay: 0 }, formula: '3 x - y + (x^2 + y^2) / 4' })
      for (let i = 0; i <= steps; i += 1) {
        expect(decay.points[3 * i]).toBeCloseTo(inLoss.points[3 * i] ?? Number.NaN, 10)
        expect(decay.points[3 * i + 1]).toBeCloseTo(inLoss.points[3 * i + 1] ?? Number.NaN, 10)
      }
    },
  )

  test.for(decoupled)('%s: decoupled, θ shrinks by η λ where there is no gradient', (optimizer) => {
    const run = runOf({
      optimizer,
      settings: { eta: 0.1, weightDecay: 0.5 },
      formula: '0 x + 0 y',
      start: [2, -1],
      steps: 20,
    })
    // Adan divides by 1 + η λ, after its step.
    const factor = optimizer === 'adan' ? 1 / 1.05 : 0.95
    for (let t = 0; t <= 20; t += 1) {
      expect(run.points[3 * t]).toBeCloseTo(2 * factor ** t, 12)
      expect(run.points[3 * t + 1]).toBeCloseTo(-(factor ** t), 12)
    }
  })
})

describe('as it stands in the list', () => {
  test.for(optimizers)('$id descends Rosenbrock from (−1.5, 1.5) in 400 steps', ({ id }) => {
    const run = runOf({ optimizer: id, formula, start, steps: 400 })
    expect(run.divergedAt).toBeUndefined()
    const losses = Array.from({ length: 401 }, (_, step) => run.points[3 * step + 2] ?? Number.NaN)
    expect(losses[0]).toBe(62.5)
    expect(Math.max(...losses.slice(380))).toBeLessThan(6.25)
  })
})
