/** The height formulas in GLSL, as the surface's shaders hold them, against the float64 that places the balls. */
import { describe, expect, it } from 'vitest'
import heightOf from '../../../../shaders/height.glsl?raw'
import { Height, heightGlsl, heightScales } from '../../../../src/scene/ground/height'
import { compute } from '../../../helpers/shader'

/** Heights run from 0 to 1: an error of 1e-5 is a hundredth of a pixel. Slopes are relative to their own size. */
const tolerance = 1e-5
const count = 200

describe.each([
  [0, 1],
  [-959.64, 1049],
  [3, 1.0e6],
  [1e-6, 2e-6],
])('from %s to %s', (low, high) => {
  it.each(heightScales)('%s', (scale) => {
    const height = new Height(scale, low, high)
    const rows = Float32Array.from({ length: count }, (_, i) => low + ((i + 1) / count) * 1.2 * (high - low))
    const results = compute({
      declarations: heightGlsl + heightOf.replaceAll('uniform', ''),
      body: `
        u_scale = ${heightScales.indexOf(scale)};
        u_lossRange = vec2(inputs[1], inputs[2]);
        outputs[0] = heightOf(inputs[0]);
        outputs[1] = heightSlopeOf(inputs[0]);`,
      inputs: 3,
      outputs: 2,
      rows: Float32Array.from(Array.from(rows).flatMap((loss) => [loss, low, high])),
    })
    for (const [row, loss] of rows.entries()) {
      // Bounds and losses that the shader sees are rounded, which moves the height by a little when they are near.
      const rounding = (2 ** -22 * Math.max(Math.abs(low), Math.abs(high))) / (high - low)
      expect(Math.abs((results[2 * row] ?? 0) - height.at(loss))).toBeLessThan(tolerance + 10 * rounding)
      const slope = height.unitSlope(loss) / height.unit
      expect(Math.abs((results[2 * row + 1] ?? 0) / slope - 1)).toBeLessThan(1e-4 + 100 * rounding)
    }
  })
})

describe('a height and the loss at it', () => {
  it.each(heightScales)('%s: bottom at 0, top at 1, and back', (scale) => {
    const height = new Height(scale, -2, 30)
    expect(height.at(-2)).toBeCloseTo(0, 12)
    expect(height.at(30)).toBeCloseTo(1, 4)
    expect(height.at(height.lossAt(0.37))).toBeCloseTo(0.37, 9)
    const difference = (height.at(5 + 1e-5) - height.at(5 - 1e-5)) / 2e-5
    expect(height.unitSlope(5) / height.unit).toBeCloseTo(difference, 8)
  })
})
