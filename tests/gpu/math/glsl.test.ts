/** Random formulas in GLSL against float64: value and gradient at random points. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileSurface } from '../../../src/surfaces/compile'
import { formulasWith, furtherFunctions } from '../../helpers/formulas'
import { compute } from '../../helpers/shader'

const seed = 20240607
const runs = 150
/** Of the magnitudes below; ten times that of the listed surfaces, since random formulas nest powers in powers. */
const tolerance = 1e-4

const points = Float32Array.from({ length: 64 }, (_, i) => ((i * 0.61803398875) % 1) * 4 - 2)

it(`${runs} formulas, seed ${seed}`, () => {
  let held = 0
  fc.assert(
    fc.property(formulasWith(furtherFunctions), (formula) => {
      const surface = compileSurface({ parameters: ['x', 'y'], formula })
      const loss = surface.loss({})
      const got = compute({
        declarations: surface.glsl,
        body: `vec3 field = lossAndGradient(vec2(inputs[0], inputs[1]));
          outputs[0] = field.x; outputs[1] = field.y; outputs[2] = field.z;`,
        inputs: 2,
        outputs: 3,
        rows: points,
        uniforms: { u_surface: surface.uniforms({}) },
      })
      const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
      for (let row = 0; row < points.length / 2; row += 1) {
        const [x, y] = [points[2 * row] ?? 0, points[2 * row + 1] ?? 0]
        const value = loss.gradient(x, y, gradient)
        loss.hessian(x, y, hessian)
        const [dx = 0, dy = 0] = gradient
        const bend = Math.hypot(...hessian)
        // Past this, float32 overflows on the way.
        if (!(Math.abs(value) < 1e12) || !(Math.hypot(dx, dy) < 1e12) || !(bend < 1e12)) continue
        held += 1
        const valueScale = 1 + Math.abs(value) + 2 * Math.hypot(dx, dy)
        const slopeScale = 1 + Math.hypot(dx, dy) + 2 * bend
        expect(Math.abs((got[3 * row] ?? 0) - value) / valueScale).toBeLessThan(tolerance)
        expect(Math.abs((got[3 * row + 1] ?? 0) - dx) / slopeScale).toBeLessThan(tolerance)
        expect(Math.abs((got[3 * row + 2] ?? 0) - dy) / slopeScale).toBeLessThan(tolerance)
      }
    }),
    { seed, numRuns: runs },
  )
  expect(held).toBeGreaterThan((runs * points.length) / 4)
})

it('sin and cos stay within [-1, 1] at every size, are right up to 1e4, and no number for none', () => {
  const sizes = [0, 0.1, 3, 1e2, 1e4, 12_345, 1e5, 1e6, 1e7, 1e8, 3.3e9, 3.5e9, 1e12, 1e20, 3e38]
  const rows = Float32Array.from([...sizes.flatMap((size) => [size, -size]), Infinity, -Infinity, NaN])
  const got = compute({
    declarations: '',
    body: 'outputs[0] = preciseSin(inputs[0]); outputs[1] = preciseCos(inputs[0]);',
    inputs: 1,
    outputs: 2,
    rows,
  })
  for (const [row, x] of rows.entries()) {
    const [sine = 0, cosine = 0] = got.subarray(2 * row, 2 * row + 2)
    if (Number.isFinite(x)) {
      expect(Math.max(Math.abs(sine), Math.abs(cosine)), `${x}`).toBeLessThanOrEqual(1)
      if (Math.abs(x) <= 1e4) {
        expect(Math.abs(sine - Math.sin(x)), `sin ${x}`).toBeLessThan(1e-5)
        expect(Math.abs(cosine - Math.cos(x)), `cos ${x}`).toBeLessThan(1e-5)
      }
    } else expect([sine, cosine], `${x}`).toEqual([NaN, NaN])
  }
})
