/** The height of a picture: what lies at its bottom and top, at any size of loss, and next to poles. */
import { Vector3 } from 'three'
import { describe, expect, test } from 'vitest'
import { fitHeight } from '../../../../src/scene/ground/fitHeight'
import { Terrain } from '../../../../src/scene/ground/terrain'
import { lossTicks } from '../../../../src/scene/things/axes'
import { compileSurface } from '../../../../src/surfaces/compile'
import type { HeightScale, Interval } from '../../../../src/surfaces/surface'

const usual: Interval = [-3, 3]

function heightOf(formula: string, dimension: 1 | 2, scale: HeightScale = 'linear') {
  const parameters = dimension === 1 ? ['x'] : ['x', 'y']
  const loss = compileSurface({ parameters, formula }).loss({})
  const domain = parameters.map(() => usual)
  return { loss, domain, height: fitHeight(scale, loss, domain, []) }
}

describe('a loss of any size', () => {
  test.each(['1e300 (x^2 + y^2)', '1e-300 (x^2 + y^2)', '1e-318 (x^2 + y^2)', '9e306 (x^2 + y^2)'])(
    '%s has the heights and slopes of x^2 + y^2',
    (formula) => {
      for (const scale of ['linear', 'sqrt', 'log'] as const) {
        const one = heightOf(formula, 2, scale)
        const other = heightOf('x^2 + y^2', 2, scale)
        for (const x of [0.1, 1, 2.5]) {
          const at = one.height.at(one.loss.value(x, 0.3))
          expect(at).toBeCloseTo(other.height.at(other.loss.value(x, 0.3)), 3)
        }
        const [terrain, same] = [one, other].map(
          ({ loss, domain, height }) => new Terrain(loss, domain, height, 0.7),
        )
        const normal = terrain?.normal(1, 0.3, vector())
        expect(normal?.angleTo(same?.normal(1, 0.3, vector()) ?? vector())).toBeLessThan(0.01)
      }
    },
  )

  test('has its bottom and top at 0 and 1, also where their difference overflows', () => {
    const { height } = heightOf('5e307 x', 2)
    expect([height.low, height.high]).toEqual([-1.5e308, 1.5e308])
    expect([height.at(-1.5e308), height.at(0), height.at(1.5e308)]).toEqual([0, 0.5, 1])
    expect(height.lossAt(0.75)).toBeCloseTo(7.5e307, -300)
  })
})

describe('a pole', () => {
  test.each<[string, 1 | 2]>([
    ['1/(x y)', 2],
    ['tan(x) + tan(y)', 2],
    ['-1/(x^2 + y^2)', 2],
    ['1/x', 1],
    ['-1/x^2', 1],
  ])('of %s is cut below, and most of the domain is in the picture', (formula, dimension) => {
    const { loss, height } = heightOf(formula, dimension)
    expect(height.isCutBelow).toBe(true)
    const place = (i: number, step: number): number => 6 * ((i * step) % 1) - 3
    const heights = Array.from({ length: 400 }, (_, i) =>
      height.at(loss.value(place(i, 0.618), place(i, 0.755))),
    )
    const within = heights.filter((at) => at >= 0 && at <= 1)
    expect(within.length).toBeGreaterThan(300)
    // Not flat slabs: the heights fill the picture.
    expect(Math.max(...within) - Math.min(...within)).toBeGreaterThan(0.6)
    expect(height.isShown(-0.2, 1.1)).toBe(false)
  })

  test.each<[string, 1 | 2]>([
    ['-exp(-100 (x^2 + y^2))', 2],
    ['log(x^2 + y^2)', 2],
    ['x y', 2],
    ['-10 / (0.001 + x^2 + y^2)', 2],
    ['log(x)', 1],
    ['x^3', 1],
  ])('is not a deep place of %s, which stays whole', (formula, dimension) => {
    const { height } = heightOf(formula, dimension)
    expect(height.isCutBelow).toBe(false)
    expect(height.isShown(-0.2, 1.1)).toBe(true)
  })

  test('of a curve is cut above', () => {
    expect(heightOf('1/x^2', 1).height.high).toBeLessThan(100)
    expect(heightOf('exp(5x)', 1).height.high).toBeCloseTo(Math.exp(15), -1)
  })
})

test.each<[string, HeightScale]>([
  ['1/(x y)', 'linear'],
  ['x^2 + y^2 + 1e9', 'log'],
  ['-x^2 - y^2', 'log'],
  ['exp(40x) + y', 'log'],
  ['1e-318 (x^2 + y^2)', 'sqrt'],
  ['5e307 x', 'linear'],
  ['7', 'log'],
])(
  'the axis of %s on a %s scale has at least two numbers, however wide they must stand',
  (formula, scale) => {
    const { loss, domain, height } = heightOf(formula, 2, scale)
    const terrain = new Terrain(loss, domain, height, 0.7)
    for (const gap of [0.112, 0.2, 0.336]) {
      const ticks = lossTicks(terrain, gap)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      for (const tick of ticks) expect(tick.height >= -0.001 && tick.height <= 0.701).toBe(true)
    }
  },
)

function vector(): Vector3 {
  return new Vector3()
}
