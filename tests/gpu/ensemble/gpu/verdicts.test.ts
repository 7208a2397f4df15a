/** The verdicts on cells against those on the same runs in float64, where float32 alone could not tell rest. */
import { afterAll, expect, it } from 'vitest'
import { runOfCell } from '../../../../src/ensemble/cell'
import { outcomeKinds } from '../../../../src/ensemble/outcomes/result'
import { engine } from '../../../helpers/ensembleGpu'
import { racePlan, runnerPlan, starts } from '../../../helpers/ensemblePlans'

const gpu = engine()
afterAll(() => gpu.dispose())

it.each([
  ['levy13', 'adam'],
  ['rastrigin', 'adam'],
  ['himmelblau', 'rprop'],
  ['easom', 'momentum'],
])('%s by %s', async (surface, optimizer) => {
  const side = 16
  const plan = starts(racePlan(surface, runnerPlan(optimizer, {}), { steps: 600 }), side)
  const { outcomes } = await gpu.outcomes(plan)
  const other = Array.from({ length: side * side }, (_, cell) => cell).filter((cell) => {
    const { kind } = runOfCell(plan, cell % side, Math.floor(cell / side)).status(600)
    return outcomeKinds[outcomes.kind[cell] ?? 0] !== kind
  })
  expect(other.length / (side * side)).toBeLessThan(0.02)
})
