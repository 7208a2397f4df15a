/** The elementary functions: within one last digit of exact values, exact where mathematics is, special cases as in JavaScript. */
import { describe, expect, test } from 'vitest'
import { isPowerOfTwo, scale } from '../../../../src/math/elementary/bits'
import { atan2 } from '../../../../src/math/elementary/arc'
import { exp } from '../../../../src/math/elementary/exp'
import { log10 } from '../../../../src/math/elementary/log'
import { pow } from '../../../../src/math/elementary/pow'
import { elementary } from '../../../helpers/elementary'
import { functionDigests } from '../../../helpers/digests'
import digests from '../../../reference/digests.json'
import exact from '../../../reference/elementary.json'

const names = Object.keys(elementary)
const pairs = ['pow', 'atan2', 'hypot']
const of = (name: string, a: number, b = 0): number => elementary[name]?.(a, b) ?? Number.NaN

/** The distance to the next number away from 0. */
function lastDigit(value: number): number {
  const size = Float64Array.of(Math.abs(value))
  const bits = new BigUint64Array(size.buffer)
  bits[0] = (bits[0] ?? 0n) + 1n
  const next = size[0] ?? 0
  return next === Infinity ? 2 ** 971 : next - Math.abs(value)
}

/** Last digits that a function may be off. */
const allowed: Readonly<Record<string, number>> = { asinh: 2, acosh: 2, atanh: 2 }

describe('within one last digit of the exact value', () => {
  test('every function has exact values', () => {
    expect(Object.keys(exact).toSorted()).toEqual(names.toSorted())
  })

  test.each(Object.entries(exact))('%s', (name, rows) => {
    expect(rows.length).toBeGreaterThan(60)
    for (const row of rows) {
      const [rest = 0, nearest = 0, ...args] = row.toReversed()
      const [a = 0, b] = args.toReversed()
      const error = Math.abs((of(name, a, b) - nearest) / lastDigit(nearest) - rest)
      expect(error, `${name}(${args.toReversed().join(', ')})`).toBeLessThanOrEqual(allowed[name] ?? 1)
    }
  })

  test('a value two last digits off would be seen', () => {
    const [a = 0, nearest = 0, rest = 0] = exact.sin[20] ?? []
    const wrong = of('sin', a) + 2 * lastDigit(nearest)
    expect(Math.abs((wrong - nearest) / lastDigit(nearest) - rest)).toBeGreaterThan(1)
  })
})

test('100,000 values of each function have the bits of digests.json', async () => {
  expect(Object.keys(digests.functions).toSorted()).toEqual(names.toSorted())
  expect(new Set(Object.values(digests.functions)).size).toBe(names.length)
  expect(await functionDigests()).toEqual(digests.functions)
})

const special = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e-310, -1e-310, 1e300, -1e300, Infinity, -Infinity, Number.NaN, 5e-324, 2 ** 53, 2 ** 53 + 2, 1.5] // prettier-ignore

describe('special cases are those of Math', () => {
  /** Only what IEEE 754 and the language fix: zeros with their sign, infinities, NaN and whole results. */
  function isFixed(value: number): boolean {
    return !Number.isFinite(value) || Number.isInteger(value)
  }

  test.each(names.filter((name) => !pairs.includes(name) && name in Math))('%s', (name) => {
    const known = Math[name as 'exp']
    const fixed = special.filter((a) => isFixed(known(a)))
    expect(fixed.length).toBeGreaterThan(2)
    for (const a of fixed) expect(of(name, a), `${name}(${a})`).toBe(known(a))
  })

  test.each(pairs)('%s', (name) => {
    const known = Math[name as 'pow']
    const fixed = special
      .flatMap((a) => special.map((b) => [a, b] as const))
      .filter(([a, b]) => isFixed(known(a, b)))
    expect(fixed.length).toBeGreaterThan(90)
    for (const [a, b] of fixed) expect(of(name, a, b), `${name}(${a}, ${b})`).toBe(known(a, b))
  })
})

describe('exact where the result is a number', () => {
  test('powers of small whole numbers', () => {
    for (let base = -12; base <= 12; base += 1) {
      let power = 1
      for (let exponent = 0; Math.abs(power) < 2 ** 53; exponent += 1) {
        expect(pow(base, exponent), `${base}^${exponent}`).toBe(power)
        power *= base
        if (exponent > 60) break
      }
    }
    expect(pow(2, -1074)).toBe(5e-324)
    expect(pow(2, 1023)).toBe(8.98846567431158e307)
    expect(pow(6.25, 1.5)).toBe(15.625)
  })

  test('powers of ten, and logarithms of them', () => {
    for (let exponent = -307; exponent <= 308; exponent += 1)
      expect(log10(Number(`1e${exponent}`)), String(exponent)).toBe(exponent)
    for (let exponent = 0; exponent <= 22; exponent += 1)
      expect(pow(10, exponent)).toBe(Number(`1e${exponent}`))
  })

  test('lengths of right triangles, and directions along the axes', () => {
    expect(of('hypot', 3, -4)).toBe(5)
    expect(of('hypot', 5e-324, 0)).toBe(5e-324)
    expect(atan2(-0, -1)).toBe(-Math.PI)
    expect(atan2(Infinity, -Infinity)).toBe((3 * Math.PI) / 4)
    expect(exp(0)).toBe(1)
    expect(of('cos', 0)).toBe(1)
  })
})

test('results below the normal numbers are rounded once', () => {
  expect(exp(-745.1)).toBe(5e-324)
  expect(exp(-745.2)).toBe(0)
  expect(scale(1.5, -1074)).toBe(1e-323)
  expect(exp(709.79)).toBe(Infinity)
  expect(exp(709.782712893384)).toBe(1.7976931348622732e308)
})

test('powers of two are told by their bits, not by a rounded logarithm', () => {
  expect([1, -2, 0.25, 2 ** 1000, 2 ** -1022].map(isPowerOfTwo)).toEqual([true, true, true, true, true])
  expect([0, 3, 2 ** 1000 * (1 + 2 ** -52), Infinity, Number.NaN, 5e-324].map(isPowerOfTwo)).toEqual(
    Array.from({ length: 6 }, () => false),
  )
})
