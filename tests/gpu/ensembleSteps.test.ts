/** The GPU's runs against the float64 engine: every optimizer on every third surface, and everything that enters a step. */
import { afterAll, describe, expect, it } from 'vitest'
import { cellPlans } from '../../src/ensemble/cell'
import type { EnsemblePlan } from '../../src/ensemble/plan'
import { optimizers } from '../../src/optimizers/list'
import { groundOf } from '../../src/run/ground'
import { runOf } from '../../src/run/run'
import { surfaces } from '../../src/surfaces/list'
import { engine } from '../helpers/ensembleGpu'
import { axis, ensemble, racePlan, runnerPlan, starts } from '../helpers/ensemblePlans'

const gpu = engine()
afterAll(() => gpu.dispose())

const side = 32

/** How far each run is from its float64 twin, in widths of the domain, after `steps`; runs that float64 has lost are left out. */
async function distances(plan: EnsemblePlan, steps: number): Promise<number[]> {
  const ends = await gpu.ends(plan, steps)
  const planOf = cellPlans(plan)
  const away: number[] = []
  for (let cell = 0; cell < plan.columns * plan.rows; cell++) {
    const race = { ...planOf(cell % plan.columns, Math.floor(cell / plan.columns)), steps }
    const ground = groundOf(race)
    const run = runOf(race, ground, 0)
    if (run.divergedAt !== undefined || (ends[4 * cell + 3] ?? 0) < 0) continue
    const [x = 0, y = 0] = run.points.subarray(3 * steps)
    const [across, up] = ground.domain.map(([low, high]) => high - low)
    const error = Math.hypot(
      ((ends[4 * cell] ?? 0) - x) / (across ?? 1),
      ((ends[4 * cell + 1] ?? 0) - y) / (up ?? 1),
    )
    // What has left for far away is held to its own size.
    away.push(error / Math.max(1, Math.hypot(x / (across ?? 1), y / (up ?? 1))))
  }
  return away
}

function share(numbers: readonly number[], test: (number: number) => boolean): number {
  return numbers.filter(test).length / numbers.length
}

const thirds = surfaces.filter((_, index) => index % 3 === 0)

describe.each(thirds.map((surface) => [surface.id] as const))('on %s', (id) => {
  it.each(optimizers.map((optimizer) => [optimizer.id] as const))('%s', async (optimizer) => {
    const isCurve = (surfaces.find((surface) => surface.id === id)?.parameters.length ?? 2) === 1
    const race = racePlan(id, runnerPlan(optimizer, {}), { steps: 50 })
    const [low = 0, high = 1] = groundOf(race).domain[0] ?? []
    const along = axis('start.x', low, high)
    const plan = isCurve
      ? ensemble(race, along, axis('setting.eta', 1e-3, 1e-2, 'log'), side, side)
      : starts(race, side)
    const first = await distances(plan, 1)
    expect(first.length).toBeGreaterThan(0)
    expect(share(first, (away) => away <= 1e-5)).toBeGreaterThanOrEqual(0.99)
    const later = await distances(plan, 50)
    expect(share(later, (away) => away <= 1e-3)).toBeGreaterThanOrEqual(0.95)
  })
})
