/** Ways of a number: through their knots, smooth in them, and never beyond them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Knot, valueAt } from '../../../src/camera/way'

const knot = (at: number, value: number, isAtRest = false): Knot => ({ at, value, isAtRest })

const ways = fc
  .array(
    fc.record({
      span: fc.double({ min: 0.1, max: 3, noNaN: true }),
      value: fc.integer({ min: -9, max: 9 }),
      isAtRest: fc.boolean(),
    }),
    { minLength: 2, maxLength: 7 },
  ) // prettier-ignore
  .map((all) => {
    let at = 0
    return all.map(({ span, value, isAtRest }): Knot => ({ at: (at += span), value, isAtRest }))
  })

/** The speed shortly before and after a time, from the values. */
function speeds(knots: readonly Knot[], time: number, isRound = false): readonly [number, number] {
  const h = 1e-6
  const at = (offset: number): number => valueAt(knots, time + offset, isRound)
  return [(at(0) - at(-h)) / h, (at(h) - at(0)) / h]
}

test('a way passes through its knots, with one speed (seed 41)', () => {
  fc.assert(
    fc.property(ways, (knots) => {
      for (const [index, { at, value, isAtRest }] of knots.entries()) {
        expect(valueAt(knots, at)).toBeCloseTo(value, 12)
        if (index === 0 || index === knots.length - 1) continue
        const [before, after] = speeds(knots, at)
        expect(after).toBeCloseTo(before, 1)
        if (isAtRest) expect(after).toBeCloseTo(0, 1)
      }
    }),
    { seed: 41, numRuns: 300 },
  )
})

test('between two knots it never leaves what is between them, and never turns back (seed 42)', () => {
  fc.assert(
    fc.property(ways, fc.boolean(), (knots, isRound) => {
      for (const [index, from] of knots.entries()) {
        const to = knots[index + 1]
        if (!to) continue
        const direction = Math.sign(to.value - from.value)
        let last = from.value
        for (let share = 0; share <= 1; share += 1 / 64) {
          const value = valueAt(knots, from.at + share * (to.at - from.at), isRound)
          expect(direction * (value - last)).toBeGreaterThanOrEqual(-1e-9)
          if (direction === 0) expect(value).toBe(from.value)
          last = value
        }
        expect(direction * (to.value - last)).toBeGreaterThanOrEqual(-1e-9)
      }
    }),
    { seed: 42, numRuns: 300 },
  )
})

describe('speeds', () => {
  test('between two knots without rest there is one', () => {
    const knots = [knot(1, 5), knot(4, 11)]
    for (const time of [1, 1.7, 2.5, 3.9]) expect(valueAt(knots, time)).toBeCloseTo(5 + 2 * (time - 1), 12)
  })

  test('before the first and after the last knot it stands', () => {
    const knots = [knot(1, 5), knot(4, 11)]
    expect([valueAt(knots, -3), valueAt(knots, 0.99), valueAt(knots, 4), valueAt(knots, 9)]).toEqual([5, 5, 11, 11]) // prettier-ignore
    expect(valueAt([], 1)).toBe(0)
    expect(valueAt([knot(2, 7)], 1)).toBe(7)
  })

  test('at a cut it jumps, and each side has its own', () => {
    const knots = [knot(0, 0), knot(2, 2), knot(2, 100), knot(4, 90)]
    for (const time of [0.5, 1, 1.9]) expect(valueAt(knots, time)).toBeCloseTo(time, 12)
    for (const time of [2, 2.1, 3, 3.5]) expect(valueAt(knots, time)).toBeCloseTo(100 - 5 * (time - 2), 12)
  })

  test('a round way leaves its end as it leaves its begin', () => {
    const knots = [knot(0, 0), knot(1, 3), knot(3, 2), knot(4, 4)]
    const h = 1e-6
    const begin = (valueAt(knots, h, true) - valueAt(knots, 0, true)) / h
    const end = (valueAt(knots, 4, true) - valueAt(knots, 4 - h, true)) / h
    expect(begin).toBeGreaterThan(0.5)
    expect(end).toBeCloseTo(begin, 3)
  })
})
