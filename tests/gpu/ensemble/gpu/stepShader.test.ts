/**
 * The GPU's runs against the float64 engine: every optimizer on a third of the surfaces, and everything that enters a step.
 * It is long because each plan is written out, and all are held to one distance.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { cellPlans } from '../../../../src/ensemble/cell'
import { maxOrder } from '../../../../src/ensemble/gpu/parts/batchTable'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { optimizers } from '../../../../src/optimizers/list'
import { type Ground, groundOf } from '../../../../src/run/ground'
import type { RacePlan } from '../../../../src/run/plan'
import { runOf } from '../../../../src/run/run'
import type { Surface } from '../../../../src/surfaces/surface'
import { surfaces } from '../../../../src/surfaces/list'
import { engine } from '../../../helpers/ensembleGpu'
import { axis, ensemble, racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const gpu = engine()
afterAll(() => gpu.dispose())

const side = 32

/** A line with a wave. */
function rowsOf(count: number): RacePlan['surface'] {
  const u = Array.from({ length: count }, (_, row) => 2 * Math.sin(row))
  return {
    formula: '(v - (w u + b))^2',
    parameters: ['w', 'b'],
    domain: [[-4, 10], [0, 14]],
    data: { columns: { u, v: u.map((each, row) => 3 * each + 7 + Math.sin(37 * row)) } },
  } // prettier-ignore
}

/**
 * How far each run is from its float64 twin, in widths of the domain, after `steps`. Runs that float64 has lost are left
 * out, and so are runs that would part for float64 as well, had they begun some roundings of float32 away.
 */
async function distances(plan: EnsemblePlan, steps: number): Promise<number[]> {
  const ends = await gpu.ends(plan, steps)
  const planOf = cellPlans(plan)
  const away: number[] = []
  for (let cell = 0; cell < plan.columns * plan.rows; cell += 1) {
    const race = { ...planOf(cell % plan.columns, Math.floor(cell / plan.columns)), steps }
    const run = runOf(race, groundOf(race), 0)
    if (run.divergedAt !== undefined || (ends[4 * cell + 3] ?? 0) < 0) continue
    const end = run.points.subarray(3 * steps, 3 * steps + 2)
    if (distance(end, twinEnd(race), race) <= stable) {
      away.push(distance(end, ends.subarray(4 * cell, 4 * cell + 2), race))
    }
  }
  return away
}

/** How far away the twin begins: as far as the roundings of 50 steps may take a run. A run that then stays within `stable` can be held to 1e-3. */
const nudge = 2 ** -20
const stable = 1e-4

/** Where the race's run ends in float64 when it begins a nudge further on. */
function twinEnd(race: RacePlan): Float64Array {
  const ground = groundOf(race)
  const [runner] = race.runners
  const from = runner?.start ?? race.start
  const start = from.map((at, axis) => at + nudge * Math.max(Math.abs(at), widthOf(ground, axis)))
  const twin = runOf({ ...race, start, runners: race.runners.map((each) => ({ ...each, start })) }, ground, 0)
  return twin.points.subarray(3 * race.steps, 3 * race.steps + 2)
}

/** In widths of the domain; what has left for far away is held to its own size. */
function distance(end: ArrayLike<number>, other: ArrayLike<number>, race: RacePlan): number {
  const ground = groundOf(race)
  const sizes = ground.domain.map((_, axis) => widthOf(ground, axis))
  const parts = sizes.map((width, axis) => ((other[axis] ?? 0) - (end[axis] ?? 0)) / width)
  return (
    Math.hypot(...parts) / Math.max(1, Math.hypot(...sizes.map((width, axis) => (end[axis] ?? 0) / width)))
  )
}

function widthOf({ domain }: Ground, axis: number): number {
  const [low = 0, high = 1] = domain[axis] ?? []
  return high - low
}

function share(numbers: readonly number[], test: (number: number) => boolean): number {
  return numbers.filter(test).length / numbers.length
}

/**
 * Among many small minima fewer of NAdam's runs stay near their twins than a nudge tells, 88 to 94 in 100. Why is not
 * known; its rule is the only one with a product of momenta among its states.
 */
const looser: Readonly<Record<string, number>> = {
  'nadam on sixHumpCamel': 0.92,
  'nadam on levy13': 0.86,
  'nadam on dropWave': 0.89,
  // Where the losses of two trial points differ in their rounding alone, a search may accept another one.
  'armijo on levy13': 0.9,
  'conjugateGradient on easom': 0.92,
  // It divides by differences of gradients, which lose digits.
  'barzilaiBorwein on beale': 0.9,
  'barzilaiBorwein on cliff': 0.88,
  'barzilaiBorwein on levy13': 0.88,
  'barzilaiBorwein on dropWave': 0.9,
}

/** Settings with which enough runs can be held at all. */
const calmer: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Where it has arrived, its share of the gradient itself overshoots: a nudge dies out on the way, and roundings grow.
  'qhadam on ackley': { eta: 0.02 },
  'qhadam on sixHumpCamel': { eta: 0.02 },
  'qhadam on dropWave': { eta: 0.02 },
  // From most places the first steps lead far away.
  'sgld on goldsteinPrice': { eta: 1e-5 },
  // A least value that is never reached makes its steps wild.
  'polyak on branin': { eta: 0.1, least: 0.397887 },
  // Two gradients that a short first step lies between are nearly equal.
  'barzilaiBorwein on cliff': { eta: 1 },
}
/**
 * On the plateau float32 sees one loss all along most lines, and float64 does not: a search that doubles its step until the
 * slope has changed then goes elsewhere. There is nothing to hold.
 */
const apart = ['conjugateGradient on plateau']

/**
 * Every optimizer on a third of the surfaces and every surface with a third of the optimizers, which third by the seed. Data
 * fits take longer: of them it is a ninth.
 */
const seed = 0
const shareOf = ({ data }: Surface): number => (data === undefined ? 3 : 9)
const pairs = surfaces.flatMap((surface, row) =>
  optimizers
    // What the GPU has no room for runs on the CPU.
    .filter(({ id }, column) => (row + column + seed) % shareOf(surface) === 0 && id !== 'lbfgs')
    .map((optimizer) => [optimizer.id, surface.id] as const)
    .filter((pair) => !apart.includes(pair.join(' on '))),
)

describe(`a third of all pairs, seed ${seed}`, () => {
  it.each(pairs)('%s on %s', async (optimizer, id) => {
    const isCurve = (surfaces.find((surface) => surface.id === id)?.parameters.length ?? 2) === 1
    const runner = runnerPlan(optimizer, calmer[`${optimizer} on ${id}`] ?? {})
    const race = racePlan(id, runner, { steps: 50 })
    const [low = 0, high = 1] = groundOf(race).domain[0] ?? []
    const along = axis('start.x', low, high)
    const plan = isCurve
      ? ensemble(race, along, axis('setting.eta', 1e-3, 1e-2, 'log'), side, side)
      : starts(race, side)
    const first = await distances(plan, 1)
    expect(first.length).toBeGreaterThan((side * side) / 4)
    expect(share(first, (away) => away <= 1e-5)).toBeGreaterThanOrEqual(0.99)
    const later = await distances(plan, 50)
    expect(later.length).toBeGreaterThan(side)
    expect(share(later, (away) => away <= 1e-3)).toBeGreaterThanOrEqual(
      looser[`${optimizer} on ${id}`] ?? 0.95,
    )
  })
})

describe('everything that enters a step', () => {
  const noisy = { sigma: 0.5, shared: true }
  const own = { sigma: 0.5, shared: false }
  const adam = runnerPlan('adam', { eta: 0.05 })
  const cosine = { id: 'cosine', settings: { steps: 40, min: 0 } }
  const rates = axis('setting.eta', 1e-3, 0.1, 'log')
  const steep = {
    formula: '1e24 (x^2 + 3y^2)',
    domain: [[-3, 3], [-3, 3]],
    parameters: ['x', 'y'],
  } as const // prettier-ignore
  const plans: Readonly<Record<string, EnsemblePlan>> = {
    'shared noise': starts(racePlan('bowl', adam, { noise: noisy }), side),
    'noise of its own': starts(racePlan('bowl', adam, { noise: own }), side),
    'σ and seed on the axes': ensemble(
      racePlan('bowl', adam, { noise: own }),
      axis('noise.sigma', 0, 2),
      axis('seed', 4_294_967_200, 4_294_967_290),
      side,
      side,
    ),
    'noise at the gradients of the rule itself': starts(
      racePlan('bowl', runnerPlan('sam', { eta: 0.02 }), { noise: noisy }),
      side,
    ),
    'clipping by norm': starts(racePlan('himmelblau', { ...adam, clip: { norm: 0.7 } }), side),
    'clipping by value': starts(
      racePlan('himmelblau', { ...runnerPlan('sgd', { eta: 0.02 }), clip: { value: 0.4 } }),
      side,
    ),
    'clipping by norm of the gradients of the rule itself': starts(
      racePlan('himmelblau', { ...runnerPlan('sam', { eta: 0.02, rho: 0.3 }), clip: { norm: 0.7 } }),
      side,
    ),
    'clipping by norm where squares overflow': starts(
      racePlan('bowl', { ...runnerPlan('sgd', { eta: 0.02 }), clip: { norm: 0.7 } }, { surface: steep }),
      side,
    ),
    'clipping by norm of the gradients of the rule itself, where squares overflow': starts(
      racePlan('bowl', { ...runnerPlan('sam', { eta: 0.02 }), clip: { norm: 0.7 } }, { surface: steep }),
      side,
    ),
    'clipping by value of the gradients of the rule itself, with noise': starts(
      racePlan(
        'bowl',
        { ...runnerPlan('sam', { eta: 0.02, rho: 0.3 }), clip: { value: 0.4 } },
        { noise: noisy },
      ),
      side,
    ),
    'a schedule': starts(racePlan('himmelblau', { ...adam, schedule: cosine }), side),
    'a schedule over varied rates': ensemble(
      racePlan('himmelblau', { ...adam, schedule: cosine }),
      rates,
      axis('start.y', -4, 4),
      side,
      side,
    ),
    'changes on the way': starts(
      racePlan('bowl', adam, {
        changes: [
          { step: 1, runner: 0, settings: { beta1: 0.5 } },
          { step: 20, runner: 0, settings: { eta: 0.01, beta2: 0.9 } },
          { step: 47, runner: 0, settings: { eta: 0.2 } },
        ],
      }),
      side,
    ),
    'β₁ and β₂ on the axes': ensemble(
      racePlan('himmelblau', adam),
      axis('setting.beta1', 0, 0.99),
      axis('setting.beta2', 0.5, 0.9999),
      side,
      side,
    ),
    'a state that begins with a setting': ensemble(
      racePlan('himmelblau', runnerPlan('rprop', {})),
      rates,
      axis('start.x', -4, 4),
      side,
      side,
    ),
    'a shape of the surface on an axis': ensemble(
      racePlan('rosenbrock', adam),
      axis('surface.b', 1, 200, 'log'),
      axis('surface.a', -1, 1),
      side,
      side,
    ),
    'batches of each seed': ensemble(
      racePlan('linearRegression', { ...adam, batch: { size: 7, accumulate: 1, shuffle: 'epoch' } }),
      axis('seed', 100, 131),
      rates,
      side,
      side,
    ),
    'rows drawn by each run': ensemble(
      racePlan(
        'linearRegression',
        { ...adam, batch: { size: 3, accumulate: 2, shuffle: 'replace' } },
        { noise: own },
      ),
      rates,
      axis('start.x', -2, 2),
      side,
      side,
    ),
    'rows drawn by each seed, along the other axis': ensemble(
      racePlan('linearRegression', { ...adam, batch: { size: 3, accumulate: 2, shuffle: 'replace' } }),
      rates,
      axis('seed', 100, 110),
      side,
      side,
    ),
    'batches of each run': ensemble(
      racePlan(
        'linearRegression',
        { ...adam, batch: { size: 7, accumulate: 1, shuffle: 'epoch' } },
        { noise: own },
      ),
      rates,
      axis('start.x', -2, 2),
      side,
      side,
    ),
    'batches of each run and seed': ensemble(
      racePlan(
        'linearRegression',
        { ...adam, batch: { size: 21, accumulate: 2, shuffle: 'epoch' } },
        { noise: own },
      ),
      rates,
      axis('seed', 100, 131),
      side,
      side,
    ),
    'batches of each run, of as many rows as the shader takes apart': ensemble(
      {
        ...racePlan('linearRegression', { ...adam, batch: { size: 50, accumulate: 1, shuffle: 'epoch' } }),
        surface: rowsOf(maxOrder),
        noise: own,
      },
      rates,
      axis('start.x', -2, 2),
      side,
      side,
    ),
    'batches of each seed, of more rows': ensemble(
      {
        ...racePlan('linearRegression', { ...adam, batch: { size: 50, accumulate: 1, shuffle: 'epoch' } }),
        surface: rowsOf(maxOrder + 1),
      },
      rates,
      axis('seed', 100, 131),
      side,
      side,
    ),
    'rows in their order': ensemble(
      racePlan(
        'linearRegression',
        { ...adam, batch: { size: 7, accumulate: 1, shuffle: 'never' } },
        { noise: own },
      ),
      rates,
      axis('start.x', -2, 2),
      side,
      side,
    ),
    'a curve': ensemble(
      racePlan('wrinkledCurve', runnerPlan('momentum', {}), { noise: own }),
      rates,
      axis('start.x', -2, 2),
      side,
      side,
    ),
  }

  it.each(Object.entries(plans))('%s', async (_, plan) => {
    for (const [steps, maxAway, minShare] of [
      [1, 1e-5, 1],
      [50, 1e-3, 0.95],
    ] as const) {
      const away = await distances({ ...plan, race: { ...plan.race, steps: 50 } }, steps)
      expect(away.length).toBeGreaterThan(900)
      expect(share(away, (distance) => distance <= maxAway)).toBeGreaterThanOrEqual(minShare)
    }
  })

  it('batches that all runs share, of more steps than a table has room for', async () => {
    const batch = { size: 84, accumulate: 1, shuffle: 'epoch' } as const
    const race = racePlan('linearRegression', { ...adam, batch }, { steps: 60_000 })
    const plan = ensemble(race, rates, axis('start.x', -2, 2), side, side)
    const away = await distances(plan, 50)
    expect(away.length).toBeGreaterThan(900)
    expect(share(away, (distance) => distance <= 1e-3)).toBeGreaterThanOrEqual(0.95)
  })
})
