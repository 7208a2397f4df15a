/** The heights of a path whose run looks at all rows only now and then. */
import { expect, test } from 'vitest'
import { pathLosses } from '../../../../src/scene/ground/pathLosses'
import type { Loss } from '../../../../src/surfaces/compile'

/** x², and how often it was asked for. */
function bowl(): { readonly loss: Loss; readonly asked: () => number } {
  let count = 0
  const value = (x: number): number => {
    count += 1
    return x * x
  }
  const loss: Loss = { dimension: 1, value, gradient: () => 0, hessian: () => undefined }
  return { loss, asked: () => count }
}

/** Goes from 1 to 0 in so many steps. What it says between two looks is of the look before. */
function pathOf(steps: number, stepsPerLook: number) {
  const points = new Float64Array(3 * (steps + 1))
  for (let step = 0; step <= steps; step += 1) {
    const [x, look] = [1 - step / steps, step === steps ? step : step - (step % stepsPerLook)]
    points.set([x, 0, (1 - look / steps) ** 2], 3 * step)
  }
  return { points, stepsPerLook }
}

test('of a short path each is that of its place, and no look is computed again', () => {
  const { loss, asked } = bowl()
  const path = pathOf(240, 20)
  const losses = pathLosses(loss, path)
  for (let step = 0; step <= 240; step += 1) expect(losses[step]).toBeCloseTo((1 - step / 240) ** 2, 12)
  expect(asked()).toBe(240 - 12)
  expect(pathLosses(loss, { ...path })).toBe(losses)
  expect(asked()).toBe(240 - 12)
})

test('of a long path few are computed, and those between lie between them', () => {
  const { loss, asked } = bowl()
  const losses = pathLosses(loss, pathOf(100_000, 700))
  expect(asked()).toBeLessThanOrEqual(400)
  for (let step = 0; step <= 100_000; step += 37)
    expect(Math.abs((losses[step] ?? 0) - (1 - step / 100_000) ** 2)).toBeLessThan(2e-6)
})

test('where looks are as near as that, they are enough', () => {
  const { loss, asked } = bowl()
  const losses = pathLosses(loss, pathOf(100_000, 10))
  expect([asked(), losses[10], losses[100_000]]).toEqual([0, (1 - 1e-4) ** 2, 0])
})
