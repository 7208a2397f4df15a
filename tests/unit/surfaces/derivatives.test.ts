/** Every surface: its derivatives against central differences and mathjs. */
import { type EvalFunction, type MathNode, derivative, parse } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { compileSurface } from '../../../src/surfaces/compile'
import type { Surface } from '../../../src/surfaces/surface'
import {
  type Numbers,
  formulaSurfaces,
  gradientOf,
  hessianOf,
  random,
  settingsOf,
} from '../../helpers/surfaces'

function pointWithin(surface: Surface, next: () => number): number[] {
  return surface.domain.map(([low, high]) => low + (high - low) * next())
}

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
  test.for(formulaSurfaces)('$id: gradient and Hessian, 40 points (seed 2)', (surface) => {
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
