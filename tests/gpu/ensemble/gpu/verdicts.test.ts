/** The verdicts on cells against those on the same runs in float64, where float32 alone could not tell rest. */
import { afterAll, expect, it } from 'vitest'
import { runOfCell } from '../../../../src/ensemble/cell'
import { outcomeKinds } from '../../../../src/ensemble/outcomes/result'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { engine } from '../../../helpers/ensembleGpu'
import { racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const gpu = engine()
afterAll(() => gpu.dispose())

/** The share of cells whose verdict is not that of the same run in float64. */
async function others(plan: EnsemblePlan): Promise<number> {
  const { columns, rows, race } = plan
  const { outcomes } = await gpu.outcomes(plan)
  const other = Array.from({ length: columns * rows }, (_, cell) => cell).filter((cell) => {
    const { kind } = runOfCell(plan, cell % columns, Math.floor(cell / columns)).status(race.steps)
    return outcomeKinds[outcomes.kind[cell] ?? 0] !== kind
  })
  return other.length / (columns * rows)
}

it.each([
  ['levy13', 'adam'],
  ['rastrigin', 'adam'],
  ['himmelblau', 'rprop'],
  ['easom', 'momentum'],
])('%s by %s', async (surface, optimizer) => {
  const plan = starts(racePlan(surface, runnerPlan(optimizer, {}), { steps: 600 }), 16)
  expect(await others(plan)).toBeLessThan(0.02)
})

// About a kink a run is chaotic: float32 ends elsewhere in its cycle, and still in the same way.
it.each([
  ['sqrt(x^2 + y^2)', 'adam', {}],
  ['sqrt(x^2 + y^2)', 'momentum', { eta: 0.01 }],
  ['abs(x) + abs(y)', 'adam', {}],
  ['abs(x) + abs(y)', 'sgd', { eta: 0.05 }],
  ['x > 0 ? x^2 + y^2 : y^2 - x', 'adam', {}],
  ['abs(x)^1.5 + abs(y)^1.5', 'lion', { eta: 0.02 }],
  ['max(x^2, y^2)', 'momentum', { eta: 0.01 }],
] as const)('%s by %s', async (formula, optimizer, settings) => {
  const race = racePlan('bowl', runnerPlan(optimizer, settings), { steps: 400 })
  const surface = { formula, domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] } as const // prettier-ignore
  expect(await others(starts({ ...race, surface }, 24))).toBeLessThan(0.02)
})
