/** Ticks and positions along the axes of a map. */
import { describe, expect, test } from 'vitest'
import type { Axis } from '../../../../src/ensemble/plan'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { cellAt, centreOf, shareOf, ticksOf } from '../../../../src/looks/map/mapAxis'
import { ownPlace, planAxes } from '../../../../src/looks/map/planAxes'

const eta: Axis = { of: 'setting.eta', from: 1e-4, to: 10, scale: 'log' }
const beta: Axis = { of: 'setting.beta1', from: 0, to: 0.9999, scale: 'linear' }
const seed: Axis = { of: 'seed', from: 0, to: 3, scale: 'linear' }

const named = (axis: Axis, maxTicks: number, isWhole = false) =>
  ticksOf(axis, isWhole, maxTicks).flatMap(({ text }) => (text ? [text] : []))

describe('ticks', () => {
  test('of a log axis are at powers of ten, with lines between them', () => {
    expect(named(eta, 6)).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1', '10'])
    expect(named(eta, 3)).toEqual(['10⁻⁴', '0.01', '1'])
    expect(ticksOf(eta, false, 6)).toHaveLength(5 * 9 + 1)
  })
  test('of a few decades are at 2 and 5 as well, and of less than one at round steps', () => {
    expect(named({ ...eta, from: 0.1, to: 1 }, 6)).toEqual(['0.1', '0.2', '0.5', '1'])
    expect(named({ ...eta, from: 0.2, to: 0.5 }, 4)).toEqual(['0.2', '0.3', '0.4', '0.5'])
  })
  test('of many decades leave the lines between out', () => {
    const ticks = ticksOf({ ...eta, from: 1e-12, to: 1 }, false, 5)
    expect(ticks).toHaveLength(13)
    expect(ticks.filter(({ text }) => text)).toHaveLength(5)
  })
  test('of a linear axis are at round steps, with a true minus', () => {
    expect(named({ ...beta, from: -2, to: 2 }, 6)).toEqual(['−2', '−1', '0', '1', '2'])
    expect(named(beta, 6)).toEqual(['0', '0.2', '0.4', '0.6', '0.8'])
  })
  test('of whole numbers stand in the middle of their cells', () => {
    expect(ticksOf(seed, true, 8)).toEqual(
      [0, 1, 2, 3].map((value) => ({ share: (value + 0.5) / 4, text: `${value}` })),
    )
  })
  test.each([
    ['empty', { ...beta, to: 0 }],
    ['reversed', { ...beta, to: -1 }],
    ['log through 0', { ...eta, from: 0 }],
    ['not finite', { ...beta, to: Infinity }],
  ])('there are none on an axis that is %s', (_, axis) => expect(ticksOf(axis, false, 6)).toEqual([]))
  test.each([2, 3, 4, 5, 6, 7, 8])('all lie on the axis, and at most about %i have a number', (maxTicks) => {
    for (const axis of [eta, beta, { ...eta, from: 3e-5, to: 0.7 }, { ...beta, from: 0.123, to: 0.1237 }]) {
      const ticks = ticksOf(axis, false, maxTicks)
      expect(ticks.length).toBeGreaterThan(0)
      for (const { share } of ticks) {
        expect(share).toBeGreaterThan(-1e-9)
        expect(share).toBeLessThan(1 + 1e-9)
      }
      expect(named(axis, maxTicks).length).toBeLessThanOrEqual(maxTicks + 1)
    }
  })
})

describe('positions', () => {
  test('a cell holds its own centre, and the last one the end', () => {
    for (const count of [1, 2, 7, 2048])
      for (const cell of [0, count >> 1, count - 1]) expect(cellAt(centreOf(cell, count), count)).toBe(cell)
    expect([cellAt(1, 4), cellAt(0, 4), cellAt(-0.01, 4), cellAt(1.01, 4), cellAt(NaN, 4)]).toEqual([
      3,
      0,
      undefined,
      undefined,
      undefined,
    ])
  })
  test('the value of each cell stands in that cell', () => {
    for (const [axis, isWhole] of [
      [eta, false],
      [beta, false],
      [seed, true],
    ] as const) {
      const plan = { race: defaultExperiment, runner: 4, x: axis, y: axis, columns: 8, rows: 8 }
      const { values } = planAxes(plan).across
      for (const [cell, value] of values.entries()) {
        const at = cellAt(shareOf(axis, isWhole, value), 8)
        // Of whole numbers, several cells in a row have the same one.
        if (isWhole) expect(values[at ?? -1]).toBe(value)
        else expect(at).toBe(cell)
      }
    }
  })
  test("the runner's marker is at its settings, and absent if they are off the map", () => {
    const plan = { race: defaultExperiment, runner: 4, x: eta, y: beta, columns: 8, rows: 8 }
    const own = ownPlace(defaultExperiment, 4, planAxes(plan))
    expect(own?.across).toBeCloseTo(Math.log10(0.3 / 1e-4) / 5, 12)
    expect(own?.up).toBeCloseTo(0.9 / 0.9999, 12)
    expect(ownPlace(defaultExperiment, 4, planAxes({ ...plan, x: { ...eta, from: 1 } }))).toBeUndefined()
  })
})
