/** Data fits against PyTorch: losses, slopes, curvatures, minima, and runs whose batches are replayed by their rows. */
import { expect, test } from 'vitest'
import { groundOf } from '../../../src/run/ground'
import type { RacePlan } from '../../../src/run/plan'
import { Stepper } from '../../../src/run/stepper'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import linear from '../../reference/linear_regression.json'
import logistic from '../../reference/logistic_regression.json'
import tanh from '../../reference/tanh_unit.json'

/** Of two numbers, relative to the larger one, or to 1. */
function expectClose(actual: number | undefined, expected: number | null | undefined): void {
  const scale = Math.max(1, Math.abs(expected ?? 0))
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN)) / scale).toBeLessThan(1e-9)
}

function planOf(
  surface: string,
  run: { start: readonly number[]; optimizer: string; settings: object; steps: number },
): RacePlan {
  const { start, optimizer, settings, steps } = run
  const written = { version: 1, surface: { id: surface }, start, steps, runners: [{ optimizer, settings }] }
  const { experiment, problems } = parseExperiment(written)
  expect(problems).toEqual([])
  return experiment
}

/** Takes all steps and returns each place with its loss. */
function walk(plan: RacePlan, rowsOf?: (t: number) => readonly number[]): number[][] {
  const ground = groundOf(plan)
  const columns = ground.rows?.columns ?? []
  const own = rowsOf && {
    rowsAt: (t: number) => ({
      columns: columns.map((column) => Float64Array.from(rowsOf(t), (row) => column[row] ?? Number.NaN)),
      count: rowsOf(t).length,
    }),
  }
  const stepper = new Stepper(plan, ground, 0, own)
  const { theta, gradient } = stepper
  return Array.from({ length: plan.steps + 1 }, (_, step) => {
    if (step > 0) stepper.take(step)
    const loss = ground.loss.gradient(theta[0] ?? 0, theta[1] ?? 0, gradient)
    return [...theta, loss]
  })
}

test.each(linear.cases.map((one) => [`${one.optimizer}, batch ${one.batch}`, one] as const))(
  'linear regression with %s walks as PyTorch does',
  (_, one) => {
    const sequences: Readonly<Record<string, readonly (readonly number[])[]>> = linear.sequences
    const rows = one.sequence === null ? undefined : sequences[`batch${one.batch}`]
    const path = walk(planOf('linearRegression', one), rows && ((t) => rows[t - 1] ?? []))
    expect(path).toHaveLength(one.points.length)
    for (const [step, point] of one.points.entries())
      for (const part of [0, 1, 2]) expectClose(path[step]?.[part], point[part])
  },
)

test.each([
  ['logisticRegression', logistic],
  ['tanhUnit', tanh],
] as const)('%s has the losses, slopes, curvatures and runs of PyTorch', (id, reference) => {
  const [first] = reference.trajectories
  if (!first) throw new Error('no runs')
  const { loss } = groundOf(planOf(id, first))
  const [slopes, curvatures] = [new Float64Array(2), new Float64Array(3)]
  for (const { at, loss: value, gradient, hessian } of [...reference.points, ...reference.minima]) {
    const [x = 0, y = 0] = at
    expectClose(loss.gradient(x, y, slopes), value)
    expectClose(loss.value(x, y), value)
    loss.hessian(x, y, curvatures)
    gradient.forEach((slope, axis) => expectClose(slopes[axis], slope))
    expectClose(curvatures[0], hessian[0]?.[0])
    expectClose(curvatures[1], hessian[0]?.[1])
    expectClose(curvatures[2], hessian[1]?.[1])
  }
  for (const run of reference.trajectories) {
    const path = walk(planOf(id, run))
    for (const [step, point] of run.points.entries())
      for (const part of [0, 1, 2]) expectClose(path[step]?.[part], point[part])
  }
})
