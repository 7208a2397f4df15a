/** Where float32 shows a surface, the GPU fills its field. Where it does not, the field is sampled in float64. */
import { describe, expect, test } from 'vitest'
import { fitHeight } from '../../../../src/scene/ground/fitHeight'
import { sampleField } from '../../../../src/scene/ground/float64Field'
import { isSingleEnough } from '../../../../src/scene/ground/singleField'
import { Terrain } from '../../../../src/scene/ground/terrain'
import { compileSurface } from '../../../../src/surfaces/compile'
import { surfaces } from '../../../../src/surfaces/list'
import type { Interval } from '../../../../src/surfaces/surface'
import { groundOf } from '../../../../src/run/ground'
import { defaults } from '../../../../src/math/setting'

test.each(surfaces.map(({ id, settings }) => [id, defaults(settings ?? {})] as const))(
  'float32 is enough for %s',
  (id, settings) => {
    const ground = groundOf({ surface: { id, settings } })
    const { loss, domain, minima, height: scale } = ground
    expect(isSingleEnough(ground, fitHeight(scale, loss, domain, minima))).toBe(true)
  },
)

function terrainOf(formula: string, domain: readonly Interval[]): Terrain {
  const surface = compileSurface({ parameters: ['x', 'y'], formula })
  const loss = surface.loss({})
  const height = fitHeight('linear', loss, domain, [])
  return new Terrain(
    loss,
    domain,
    height,
    0.7,
    isSingleEnough({ surface, settings: {}, loss, domain }, height),
  )
}

const wide = (half: number, centre = 0): Interval[] => [
  [centre - half, centre + half],
  [centre - half, centre + half],
]

describe('what float32 cannot hold is sampled in float64', () => {
  test.each<[string, Interval[]]>([
    ['1e300 x^2 + y^2', wide(3)],
    ['1e-300 (x^2 + y^2)', wide(3)],
    ['x^4 + y^4', wide(1e12)],
    ['x^4 + y^4', wide(1e-12)],
    // Its losses are ordinary numbers, but what is computed on the way is not.
    ['1e300 (1e-300 x^2) + y^2', wide(3)],
    ['1e9 + x^2 + y^2', wide(3)],
    ['x + y', wide(1e-3, 1e6)],
    ['exp(50x) / exp(45x)', wide(3)],
  ])('%s', (formula, domain) => {
    const terrain = terrainOf(formula, domain)
    expect(terrain.inFloat64).toBe(true)
    const { low, high, halves } = terrain.fieldUnits
    expect(halves).toEqual([1, 1])
    const size = 9
    const texels = sampleField(terrain, size)
    const gradient = new Float64Array(2)
    for (const [i, j] of [
      [1, 2],
      [5, 7],
      [8, 0],
    ] as const) {
      // prettier-ignore
      const [x, y] = [terrain.x((2 * i) / 8 - 1), terrain.y(1 - (2 * j) / 8)]
      const [value = NaN, dx = NaN, , valid] = texels.subarray(4 * (j * size + i))
      const loss = terrain.loss.gradient(x, y, gradient)
      const at = terrain.height.at(loss)
      expect(valid).toBe(1)
      expect(Math.abs((value - low) / (high - low) - at)).toBeLessThan(1e-5 * Math.max(1, at))
      const step = (terrain.x(2 / 8) - terrain.x(0)) / 1000
      const ahead =
        (terrain.height.at(terrain.loss.value(x + step, y)) - at) / (step / (terrain.x(1) - terrain.x(0)))
      expect(Math.abs(dx / (high - low) - ahead)).toBeLessThan(0.01 * (1 + Math.abs(ahead)))
    }
  })

  test.each<[string, Interval[]]>([
    ['x^2 + y^2', wide(5e-13)],
    ['x^2 + y^2', wide(1e12)],
    ['1e25 (x^2 + y^2)', wide(3)],
    ['1/(x y)', wide(3)],
    ['log(x) + y^2', wide(3)],
  ])('but not %s', (formula, domain) => {
    const terrain = terrainOf(formula, domain)
    expect(terrain.inFloat64).toBe(false)
    expect(terrain.fieldUnits.low).toBe(terrain.height.low)
  })
})
