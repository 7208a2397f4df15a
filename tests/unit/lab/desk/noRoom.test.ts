/** An ensemble that the GPU has no room for: the CPU computes it, and a line says why. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { groundOf } from '../../../../src/run/ground'
import { computeInFloat64 } from '../../../../src/ensemble/float64'
import type { Float64Request } from '../../../../src/ensemble/float64Worker'
import { RoomError } from '../../../../src/ensemble/gpu/error'
import type { EnsemblePlan } from '../../../../src/ensemble/plan'
import { StepParts } from '../../../../src/ensemble/gpu/stepParts'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { showStarts } from '../../../../src/experiment/edits/ensembleEdits'
import { EnsembleDesk } from '../../../../src/lab/ensembleDesk'
import { workerSize } from '../../../../src/lab/desk/worker'
import { createLab } from '../../../../src/lab/store'
import { optimizers } from '../../../../src/optimizers/list'
import { racePlan, runToEnd, runnerPlan, starts } from '../../../helpers/ensemblePlans'

/** A GPU that takes what the true one has room for, and computes none of it. */
vi.mock('../../../../src/lab/desk/gpuParts', () => ({
  Swarm: undefined,
  Computer: class {
    async prepare(plan: EnsemblePlan): Promise<never> {
      const { stateSize } = new StepParts(plan, groundOf(plan.race))
      throw new Error(`a rule with ${stateSize} numbers of state would be computed`)
    }
    dispose(): void {}
  },
}))

class NodeWorker extends EventTarget {
  postMessage({ plan }: Float64Request): void {
    const data = runToEnd(computeInFloat64(plan))
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('message'), { data })))
  }
  terminate(): void {}
}

beforeEach(() => void vi.stubGlobal('Worker', NodeWorker))
afterEach(() => void vi.unstubAllGlobals())

const partsOf = (id: string): StepParts => {
  const plan = starts(racePlan('rosenbrock', runnerPlan(id, {})), 4)
  return new StepParts(plan, groundOf(plan.race))
}

test('L-BFGS alone of the list has more state than the GPU has room for', () => {
  const words = 'L-BFGS keeps 29 numbers of state for each run, and the GPU has room for 12'
  expect(() => partsOf('lbfgs')).toThrow(new RoomError(words))
  for (const { id } of optimizers) if (id !== 'lbfgs') expect(partsOf(id).stateSize).toBeLessThanOrEqual(12)
})

test('of slower steps it does fewer runs', () => {
  const size = (id: string) =>
    workerSize(starts(racePlan('rosenbrock', runnerPlan(id, {}), { steps: 400 }), 256))
  expect(size('adam')).toEqual({ columns: 100, rows: 100 })
  expect(size('lbfgs')).toEqual({ columns: 35, rows: 35 })
})

test('of steps over many rows it does fewer runs', () => {
  const size = (surface: string) =>
    workerSize(starts(racePlan(surface, runnerPlan('adam', {}), { steps: 400 }), 256))
  expect(size('sineFit')).toEqual({ columns: 77, rows: 77 })
  expect(size('linearRegression')).toEqual({ columns: 32, rows: 32 })
})

test('the desk hands it to the CPU and says so', async () => {
  const runners = [defaultRunner('lbfgs', 0)]
  const experiment = showStarts({ ...defaultExperiment, steps: 40, runners }, 0)
  if (!experiment.ensemble) throw new Error('the ensemble is not shown')
  const ensemble = { ...experiment.ensemble, columns: 6, rows: 5 }
  const desk = new EnsembleDesk(createLab({ ...experiment, ensemble }))
  const gl = { isContextLost: () => false } as unknown as WebGL2RenderingContext
  const detach = desk.attach({ gl } as unknown as Parameters<typeof desk.attach>[0])
  await expect.poll(() => desk.store.getState().progress).toBeUndefined()
  const { problems, results } = desk.store.getState()
  expect(problems).toEqual([
    'L-BFGS keeps 29 numbers of state for each run, and the GPU has room for 12. The CPU computed 6 × 5 runs in float64, without a swarm.',
  ])
  expect(results.map(({ engine, isCoarse }) => [engine, isCoarse])).toEqual([['worker', false]])
  expect(results[0]?.outcomes.loss).toHaveLength(30)
  detach()
  desk.dispose()
})
