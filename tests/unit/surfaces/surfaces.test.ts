/** Every surface: its minima, against the literature and against what is around them. */
import { describe, expect, test } from 'vitest'
import { compileFormula } from '../../../src/math'
import { defaults } from '../../../src/math/setting'
import { groundOf } from '../../../src/run/ground'
import { compileSurface } from '../../../src/surfaces/compile'
import { surfaceById, surfaces } from '../../../src/surfaces/list'
import type { Surface } from '../../../src/surfaces/surface'
import { type Numbers, gradientOf, hessianOf, random, settingsOf } from '../../helpers/surfaces'

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
        const { loss } = groundOf({ surface: { id: surface.id, settings } })
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
