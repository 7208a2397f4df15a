/** The picture of a loss does not depend on its size, nor on the width of the domain. */
import { Vector3 } from 'three'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { type Drawing, draw } from '../../../helpers/drawing'

const above = new Vector3(0.5, 4, 2.2)

/** Without contours: they lie at round losses, which are others for another size. */
async function drawn(formula: string, half: number, height: 'linear' | 'log'): Promise<Drawing> {
  const domain = [[-half, half], [-half, half]] // prettier-ignore
  const surface = { formula, domain }
  const { experiment, problems } = parseExperiment({
    version: 1,
    surface,
    start: [-0.6 * half, 0.5 * half],
    steps: 20,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.1 } }],
  })
  expect(problems).toEqual([])
  return draw(experiment, { height, field: true, trail: 'none', contours: false }, 0, above)
}

/** The share of the pixels that differ clearly. */
function difference(one: Uint8Array, other: Uint8Array): number {
  let differ = 0
  for (let at = 0; at < one.length; at += 4) {
    const far = [0, 1, 2].some(
      (channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > 24,
    )
    if (far) differ += 1
  }
  return (4 * differ) / one.length
}

describe.each(['linear', 'log'] as const)('on a %s scale', (height) => {
  let usual: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    const drawing = await drawn('x^2 + 2y^2', 3, height)
    usual = drawing.pixels()
    drawing.dispose()
  })

  test.each<[string, number]>([
    ['1e300 (x^2 + 2y^2)', 3],
    ['1e-300 (x^2 + 2y^2)', 3],
    ['1e300 (1e-300 x^2 + 2e-300 y^2)', 3],
    ['x^2 + 2y^2', 5e-13],
    ['x^2 + 2y^2', 1e12],
    ['1e-20 (x^2 + 2y^2)', 1e-12],
    ['1e20 (x^2 + 2y^2)', 1e12],
  ])('%s within ± %d looks like x² + 2y²', async (formula, half) => {
    const other = await drawn(formula, half, height)
    expect(new Set(usual).size).toBeGreaterThan(50)
    expect(difference(usual, other.pixels())).toBeLessThan(0.01)
    other.dispose()
  })
})
