/** A rule typed as Adam, as an ensemble: the bytes of the listed one, whichever way the steps are taken. */
import { afterAll, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import type { RacePlan } from '../../../src/run/plan'
import { engine } from '../../helpers/ensembleGpu'
import { axis, ensemble, racePlan, runnerPlan, starts } from '../../helpers/ensemblePlans'
import { typedAdam } from '../../helpers/typedAdam'

const gpu = engine()
afterAll(() => gpu.dispose())

const noise = { sigma: 0.3, shared: false }
const typed = readRule(typedAdam, 'Typed')
const schedule = { id: 'cosine', settings: { steps: 60 } }

function typedIn(race: RacePlan): RacePlan {
  return { ...race, runners: race.runners.map((runner) => ({ ...runner, optimizer: typed })) }
}

const adam = runnerPlan('adam', { eta: 0.1 }, { schedule, clip: { norm: 5 } })
const plans = {
  'starts on Himmelblau': starts(racePlan('himmelblau', adam, { noise, steps: 75 }), 16),
  'η × β₁ on Rosenbrock': ensemble(
    racePlan('rosenbrock', adam, { noise, steps: 75 }),
    axis('setting.eta', 1e-3, 1, 'log'),
    axis('setting.beta1', 0, 0.99),
    16,
    16,
  ),
}

it.for(Object.entries(plans))('%s', async ([, plan]) => {
  const own = { ...plan, race: typedIn(plan.race) }
  for (const passes of [7, 'fused'] as const) {
    const [listed, found] = [await gpu.bytes(plan, passes), await gpu.bytes(own, passes)]
    expect(found).toEqual(listed)
    expect(new Set(found).size).toBeGreaterThan(100)
  }
})
