/** The field pass, as the page runs it, against float64: value and gradient of every surface of the list. */
import { WebGLRenderer } from 'three'
import { afterAll, describe, expect, it } from 'vitest'
import { groundOf } from '../../../../src/run/ground'
import { FieldPass, sizeAtOnce } from '../../../../src/scene/ground/field'
import { compileSurface } from '../../../../src/surfaces/compile'
import { surfaces } from '../../../../src/surfaces/list'
import { listedSurface } from '../../../../src/surfaces/listed'

const size = 65
/**
 * Of the magnitude of what is added up: float32 holds 6e-8, and some tens of operations, sines of large arguments
 * among them, multiply that. The magnitude is that of the result, of what the place's own rounding moves it by
 * (slope × place), and of the surface's typical values, since terms as large as those may cancel.
 */
const tolerance = 1e-5

const renderer = new WebGLRenderer()
afterAll(() => renderer.dispose())

describe('value and gradient in the field texture', () => {
  const planes = surfaces.filter((surface) => surface.parameters.length === 2)
  it.each(planes.map((surface) => [surface.id, surface] as const))('%s', async (_, surface) => {
    const ground = groundOf({ surface: listedSurface(surface.id) })
    const field = new FieldPass()
    await field.prepare(renderer, ground.surface, () => true)
    field.run(renderer, ground, size)
    const texels = field.read(renderer)
    field.dispose()

    const { loss } = ground
    const [[left, right] = [0, 0], [bottom, top] = [0, 0]] = surface.domain
    const rows = Array.from({ length: size * size }, (_, texel) => {
      const x = left + ((texel % size) / (size - 1)) * (right - left)
      const y = bottom + (Math.floor(texel / size) / (size - 1)) * (top - bottom)
      const [gradient, hessian] = [new Float64Array(2), new Float64Array(3)]
      const value = loss.gradient(x, y, gradient)
      loss.hessian(x, y, hessian)
      return { x, y, value, gradient, hessian, got: texels.subarray(4 * texel, 4 * texel + 4) }
    })
    const typical = (of: (row: (typeof rows)[number]) => number) =>
      rows
        .map(of)
        .filter(Number.isFinite)
        .reduce((sum, value) => sum + Math.abs(value), 0) / rows.length
    const typicalValue = typical((row) => row.value)
    const typicalSlope = typical((row) => Math.hypot(...row.gradient))

    let worst = 0
    for (const { x, y, value, gradient, hessian, got } of rows) {
      const [dx = 0, dy = 0] = gradient
      if (![value, dx, dy].every(Number.isFinite)) {
        expect(got[3]).toBe(0)
        continue
      }
      expect(got[3]).toBe(1)
      const reach = Math.max(Math.abs(x), Math.abs(y))
      const slope = Math.hypot(dx, dy)
      const bend = Math.hypot(...hessian)
      const valueScale = Math.abs(value) + slope * reach + typicalValue
      const slopeScale = slope + (Number.isFinite(bend) ? bend * reach : 0) + typicalSlope
      worst = Math.max(
        worst,
        Math.abs((got[0] ?? 0) - value) / valueScale,
        Math.abs((got[1] ?? 0) - dx) / slopeScale,
        Math.abs((got[2] ?? 0) - dy) / slopeScale,
      )
    }
    expect(worst).toBeLessThan(tolerance)
  })
})

it('marks what is not finite, by exponent bits', async () => {
  const compiled = compileSurface({ parameters: ['x', 'y'], formula: 'log(x) + 1 / y' })
  const field = new FieldPass()
  await field.prepare(renderer, compiled, () => true)
  field.run(
    renderer,
    {
      surface: compiled,
      settings: {},
      rows: undefined,
      domain: [
        [-1, 1],
        [-1, 1],
      ],
    },
    5,
  )
  const alphas = Array.from({ length: 25 }, (_, texel) => field.read(renderer)[4 * texel + 3])
  field.dispose()
  // Columns x = −1, −½, 0 have no logarithm; the row y = 0 has no reciprocal.
  expect(alphas).toEqual([0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1])
})

describe('a field of many rows of data', () => {
  const us = Array.from({ length: 3000 }, (_, row) => row / 1500 - 1)
  const ground = groundOf({
    surface: {
      formula: 'abs(v - w u - b)',
      parameters: ['w', 'b'],
      domain: [[-2, 8], [0, 12]],
      data: { columns: { u: us, v: us.map((u) => 3 * u + 7 + Math.sin(37 * u)) } },
    },
  }) // prettier-ignore

  it('is coarse at once, and then fine, a little at a time: the same as if it were filled at once', async () => {
    const coarse = sizeAtOnce(ground, 129)
    expect(coarse).toBeLessThan(129)
    const field = new FieldPass()
    await field.prepare(renderer, ground.surface, () => true)
    field.run(renderer, ground, coarse)
    field.begin(ground, 129)
    expect([field.size, field.wanted]).toEqual([coarse, 129])
    let looks = 0
    for (; !field.advance(renderer); looks += 1) {
      expect(field.size).toBe(coarse)
      await new Promise((done) => setTimeout(done, 5))
    }
    expect(looks).toBeGreaterThan(2)
    expect([field.size, field.isAtWork]).toEqual([129, false])
    const filled = field.read(renderer)
    field.run(renderer, ground, 129)
    expect(field.read(renderer)).toEqual(filled)
    field.dispose()
  })

  it('stays as it is where a finer one is given up', async () => {
    const field = new FieldPass()
    await field.prepare(renderer, ground.surface, () => true)
    field.run(renderer, ground, 65)
    const filled = field.read(renderer)
    field.begin(ground, 257)
    field.advance(renderer)
    field.stop()
    expect([field.size, field.wanted, field.advance(renderer)]).toEqual([65, 65, true])
    expect(field.read(renderer)).toEqual(filled)
    field.dispose()
  })

  it('of very many rows is that of all of them, from a stand-in', async () => {
    const many = Array.from({ length: 30_000 }, (_, row) => 2 * Math.sin(row))
    const great = groundOf({
      surface: {
        formula: '(v - w u - b)^2',
        parameters: ['w', 'b'],
        domain: [[-2, 8], [0, 12]],
        data: { columns: { u: many, v: many.map((u, row) => 3 * u + 7 + Math.sin(row * row)) } },
      },
    })
    expect(great.standIn?.rows.count).toBeLessThan(3000)
    const field = new FieldPass()
    await field.prepare(renderer, great.surface, () => true)
    field.run(renderer, great, 65)
    const texels = field.read(renderer)
    const gradient = new Float64Array(2)
    for (let at = 0; at < 65; at += 7) {
      const [i, j] = [at, (at * 23) % 65]
      const value = great.loss.gradient(-2 + (10 * i) / 64, (12 * j) / 64, gradient)
      const [seen, dx, dy, alpha] = texels.subarray(4 * (65 * j + i), 4 * (65 * j + i) + 4)
      expect(alpha).toBe(1)
      for (const [given, wanted] of [[seen, value], [dx, gradient[0]], [dy, gradient[1]]])
        expect(Math.abs((given ?? 0) - (wanted ?? 0))).toBeLessThan(2e-3 * Math.max(1, Math.abs(wanted ?? 0)))
    }
    field.dispose()
  }) // prettier-ignore

  it('takes a formula, and few rows, at once', () => {
    expect(sizeAtOnce(groundOf({ surface: listedSurface('bowl') }), 1024)).toBe(1024)
    expect(sizeAtOnce(groundOf({ surface: listedSurface('linearRegression') }), 257)).toBe(257)
  })
})
