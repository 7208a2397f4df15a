/** Every surface: its minima against the literature, its derivatives against central differences and mathjs. */
import { type EvalFunction, type MathNode, derivative, parse } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { compileFormula } from '../../../src/math'
import { type Setting, defaults } from '../../../src/math/setting'
import { type Loss, compileSurface } from '../../../src/surfaces/compile'
import { surfaceById, surfaces } from '../../../src/surfaces/list'
import type { Surface } from '../../../src/surfaces/surface'

interface Known {
  /** At the declared minima, in their order. */
  readonly values: readonly number[]
  /** The stability limit of plain descent at one of them, the first where `limitOf` does not say. */
  readonly limit?: number
  readonly limitOf?: number
}

/**
 * What is known of the surfaces at their defaults, from Surjanovic & Bingham's library, Jamil & Yang (2013) and, for the others, arithmetic.
 */
const literature: Readonly<Record<string, Known>> = {
  bowl: { values: [0], limit: 0.5 },
  ravine: { values: [0], limit: 2 / 50 },
  saddle: { values: [-1, -1] },
  monkeySaddle: { values: [-6.75, -6.75, -6.75] },
  wrinkledHill: { values: [0] },
  rosenbrock: { values: [0], limit: 0.002 },
  beale: { values: [0], limit: 0.041 },
  himmelblau: { values: [0, 0, 0, 0], limit: 0.024 },
  rastrigin: { values: [0], limit: 0.005 },
  ackley: { values: [0] },
  styblinskiTang: { values: [-78.33233, -64.19561, -64.19561, -50.05889], limit: 0.058 },
  threeHumpCamel: { values: [0, 0.298638, 0.298638], limit: 0.453 },
  sixHumpCamel: { values: [-1.031628, -1.031628, -0.215464, -0.215464, 2.10425, 2.10425], limit: 0.121 },
  booth: { values: [0], limit: 0.111 },
  matyas: { values: [0], limit: 2 },
  goldsteinPrice: { values: [3, 30, 84, 840], limit: 0.0021 },
  branin: { values: [0.397887, 0.397887, 0.397887], limit: 0.18, limitOf: 1 },
  griewank: { values: [0], limit: 2 },
  levy13: { values: [0], limit: 0.011 },
  mccormick: { values: [-1.913223, 1.22837], limit: 0.5 },
  easom: { values: [-1], limit: 0.667 },
  dropWave: { values: [-1] },
  eggholder: { values: [-959.640663] },
  parabola: { values: [0], limit: 1 },
  shiftedParabola: { values: [0.5], limit: 2 },
  shallowParabola: { values: [1], limit: 20 / 3 },
  wrinkledCurve: { values: [0] },
}

type Numbers = Readonly<Record<string, number>>

/** The declared minima as numbers. */
function minimaOf(surface: Surface, settings: Numbers): number[][] {
  return (surface.minima ?? []).map((minimum) =>
    minimum.map((place) =>
      typeof place === 'number'
        ? place
        : compileFormula(place, Object.keys(settings)).evaluate(Object.values(settings)),
    ),
  )
}

/** Numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function settingWithin({ min, max, scale }: Setting, share: number): number {
  return scale === 'log' ? min * (max / min) ** share : min + (max - min) * share
}

/** The defaults first, then `count` draws from within the bounds. */
function settingsOf(surface: Surface, count: number, next: () => number): Numbers[] {
  const settings = Object.entries(surface.settings ?? {})
  const drawn = Array.from({ length: settings.length ? count : 0 }, () =>
    Object.fromEntries(settings.map(([name, setting]) => [name, settingWithin(setting, next())])),
  )
  return [defaults(surface.settings ?? {}), ...drawn]
}

function pointWithin(surface: Surface, next: () => number): number[] {
  return surface.domain.map(([low, high]) => low + (high - low) * next())
}

/** Points of the domain on a small circle, its radius a share of the domain's width. */
function around(surface: Surface, center: readonly number[], share: number): number[][] {
  const circle = Array.from({ length: 16 }, (_, i) => [
    Math.cos((i * Math.PI) / 8),
    Math.sin((i * Math.PI) / 8),
  ])
  return circle
    .map((direction) =>
      surface.domain.map(
        ([low, high], axis) => (center[axis] ?? 0) + share * (high - low) * (direction[axis] ?? 0),
      ),
    )
    .filter((point) =>
      surface.domain.every(([low, high], axis) => low <= (point[axis] ?? 0) && (point[axis] ?? 0) <= high),
    )
    .filter((point) => point.some((place, axis) => Math.abs(place - (center[axis] ?? 0)) > 1e-9))
}

const gradientOf = (loss: Loss, [x = 0, y = 0]: readonly number[]): number[] => {
  const out = new Float64Array(2)
  loss.gradient(x, y, out)
  return [...out.subarray(0, loss.dimension)]
}

/** Rows of the Hessian. */
const hessianOf = (loss: Loss, [x = 0, y = 0]: readonly number[]): number[][] => {
  const out = new Float64Array(3)
  loss.hessian(x, y, out)
  const [xx = 0, xy = 0, yy = 0] = out
  return loss.dimension === 1
    ? [[xx]]
    : [
        [xx, xy],
        [xy, yy],
      ]
}

/** From the least to the greatest. */
function eigenvalues(hessian: number[][]): [number, number] {
  const [a, b, c] = [hessian[0]?.[0] ?? 0, hessian[0]?.[1], hessian[1]?.[1] ?? 0]
  if (b === undefined) return [a, a]
  const spread = Math.hypot((a - c) / 2, b)
  return [(a + c) / 2 - spread, (a + c) / 2 + spread]
}

/** How many points of a grid over the domain are lower than the eight around them. */
function lowPoints(id: string, side: number): number {
  const surface = surfaceById(id)
  if (!surface) throw new Error(`no surface ${id}`)
  const loss = compileSurface(surface).loss(defaults(surface.settings ?? {}))
  const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = surface.domain
  const values = Array.from({ length: side * side }, (_, at) =>
    loss.value(
      left + ((right - left) * (at % side)) / (side - 1),
      bottom + ((top - bottom) * Math.floor(at / side)) / (side - 1),
    ),
  )
  const around = [-side - 1, -side, -side + 1, -1, 1, side - 1, side, side + 1]
  return values.filter((value, at) => {
    const [column, row] = [at % side, Math.floor(at / side)]
    if (Math.min(column, row) === 0 || Math.max(column, row) === side - 1) return false
    return around.every((by) => value < (values[at + by] ?? -Infinity))
  }).length
}

test('the notes of Rastrigin and Easom count their minima', () => {
  expect(lowPoints('rastrigin', 501)).toBe(121)
  expect(surfaceById('rastrigin')?.note).toMatch(/^121 local minima/)
  expect(lowPoints('easom', 501)).toBe(1 + 4)
  expect(surfaceById('easom')?.note).toMatch(/one hole and four shallow ones/)
})

describe('minima', () => {
  test.for(surfaces.filter(({ minima }) => minima?.length))(
    '$id, at its defaults and 5 settings (seed 1)',
    (surface) => {
      for (const settings of settingsOf(surface, 5, random(1))) {
        const loss = compileSurface(surface).loss(settings)
        for (const minimum of minimaOf(surface, settings)) {
          const place = `${minimum.join()} at ${JSON.stringify(settings)}`
          const [, most] = eigenvalues(hessianOf(loss, minimum))
          for (const [axis, slope] of gradientOf(loss, minimum).entries()) {
            const [low, high] = surface.domain[axis] ?? [Number.NaN, Number.NaN]
            const outwards = (minimum[axis] === low && slope > 0) || (minimum[axis] === high && slope < 0)
            // where there is a cusp there is no curvature to measure the slope by
            const scale = Number.isFinite(most) ? 1 + Math.abs(most) : 1
            if (!outwards) expect(Math.abs(slope), place).toBeLessThan(1e-11 * scale)
          }
          const [x = 0, y = 0] = minimum
          for (const [nearX = 0, nearY = 0] of around(surface, minimum, 1e-3)) {
            expect(loss.value(nearX, nearY), `around ${place}`).toBeGreaterThan(loss.value(x, y))
          }
        }
      }
    },
  )

  test.for(Object.entries(literature))(
    '%s has the values of the literature',
    ([id, { values, limit, limitOf = 0 }]) => {
      const surface = surfaces.find((surface) => surface.id === id)
      if (!surface) throw new Error(`no surface "${id}"`)
      const settings = defaults(surface.settings ?? {})
      const loss = compileSurface(surface).loss(settings)
      const minima = minimaOf(surface, settings)
      const found = minima.map(([x = 0, y = 0]) => loss.value(x, y))
      expect(found).toHaveLength(values.length)
      for (const [index, value] of values.entries()) expect(found[index]).toBeCloseTo(value, 5)
      if (limit === undefined) return
      const [, most] = eigenvalues(hessianOf(loss, minima[limitOf] ?? []))
      // given to two or three digits
      expect(Math.abs(2 / most / limit - 1)).toBeLessThan(0.03)
    },
  )

  test.for(surfaces)(
    '$id: start and minima lie within the domain, which is as wide as its parameters',
    (surface) => {
      const { domain, parameters, start } = surface
      expect(domain).toHaveLength(parameters.length)
      for (const point of [start, ...minimaOf(surface, defaults(surface.settings ?? {}))]) {
        expect(point).toHaveLength(parameters.length)
        for (const [axis, [low, high]] of domain.entries()) {
          expect(point[axis]).toBeGreaterThanOrEqual(low)
          expect(point[axis]).toBeLessThanOrEqual(high)
        }
      }
    },
  )
})

/** mathjs reads `b (x)` as a call of b: to it, every multiplication by a parenthesis must be said. */
function oracle(surface: Surface): {
  value: EvalFunction
  slopes: EvalFunction[]
  curvatures: EvalFunction[][]
} {
  const names = [...surface.parameters, ...Object.keys(surface.settings ?? {})]
  const text = surface.formula.replace(new RegExp(`\\b(${names.join('|')})\\s*\\(`, 'g'), '$1 * (')
  const value = parse(text)
  const slope = (node: MathNode, name: string): MathNode => derivative(node, name, { simplify: false })
  const slopes = surface.parameters.map((name) => slope(value, name))
  return {
    value: value.compile(),
    slopes: slopes.map((node) => node.compile()),
    curvatures: slopes.map((node) => surface.parameters.map((name) => slope(node, name).compile())),
  }
}

describe('derivatives', () => {
  test.for(surfaces)('$id: gradient and Hessian, 40 points (seed 2)', (surface) => {
    const { value, slopes, curvatures } = oracle(surface)
    const next = random(2)
    for (const settings of settingsOf(surface, 3, next)) {
      const loss = compileSurface(surface).loss(settings)
      const widths = surface.domain.map(([low, high]) => high - low)
      for (let draw = 0; draw < 10; draw += 1) {
        const point = pointWithin(surface, next)
        const scope = (): Numbers => ({
          ...settings,
          ...Object.fromEntries(surface.parameters.map((name, axis) => [name, point[axis] ?? 0])),
        })
        const [x = 0, y = 0] = point
        const [gradient, hessian] = [gradientOf(loss, point), hessianOf(loss, point)]
        const place = `${point.join()} at ${JSON.stringify(settings)}`
        const size = Math.abs(loss.value(x, y)) + Math.hypot(...gradient) * Math.max(...widths)
        const close = (found: number | undefined, expected: number, tolerance: number): void =>
          expect(
            Math.abs((found ?? Number.NaN) - expected),
            `${found} for ${expected} at ${place}`,
          ).toBeLessThan(tolerance * (1e-3 + Math.abs(expected)))
        close(loss.value(x, y), value.evaluate(scope()), 1e-9)
        for (const [row, width] of widths.entries()) {
          close(gradient[row], slopes[row]?.evaluate(scope()), 1e-8)
          const at = (step: number): number[] =>
            point.map((place, axis) => (axis === row ? place + step : place))
          const valueAt = (step: number): number => {
            const [x = 0, y = 0] = at(step)
            return loss.value(x, y)
          }
          const h = 1e-5 * width
          const difference = fourPoints(valueAt, h)
          expect(Math.abs((gradient[row] ?? 0) - difference), place).toBeLessThan(1e-6 * (1 + size / width))
          for (const column of widths.keys()) {
            close(hessian[row]?.[column], curvatures[row]?.[column]?.evaluate(scope()), 1e-7)
            const curvature = fourPoints((step) => gradientOf(loss, at(step))[column] ?? Number.NaN, h)
            const scale = Math.hypot(...hessian.flat()) + Math.hypot(...gradient) / width
            expect(Math.abs((hessian[row]?.[column] ?? 0) - curvature), place).toBeLessThan(
              1e-5 * (1 + scale),
            )
          }
        }
      }
    }
  })
})

/** A central difference whose error is of order h⁴. */
function fourPoints(f: (step: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h)
}
