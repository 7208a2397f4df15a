/** The key of a map: what it names, and that its colours are those of the map. */
import { describe, expect, it } from 'vitest'
import { mapColours } from '../../../../src/looks/map/mapColours'
import { mapKey } from '../../../../src/looks/map/mapKey'
import { apart, converging, minimumAt, outcomesOf } from '../../../helpers/mapOutcomes'
import { difference, labOf } from '../../../helpers/oklab'

describe('the key of a map', () => {
  it('names what is there with its share, in the colours of the map', () => {
    const outcomes = outcomesOf([...converging, ...apart])
    const { swatches } = mapKey(outcomes, 'outcome', 'dark')
    expect(swatches.map(({ label }) => label)).toEqual([
      'minimum at (3, 2)',
      'minimum at (−2.8, 3.1)',
      'minimum at (−3.8, −3.3)',
      'minimum at (3.6, −1.8)',
      'saddle',
      'maximum',
      'plateau',
      'circling a minimum',
      'unfinished',
      'unfinished, no progress',
      'diverged',
      'no loss at the start',
    ])
    expect(swatches.reduce((sum, { share = 0 }) => sum + share, 0)).toBeCloseTo(1, 12)
    const last = mapColours(outcomes, 'outcome', 'dark').subarray(-4)
    const hex = `#${[...last.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
    expect(swatches.at(-1)?.colour).toBe(hex)
  })

  it('puts each number of steps where the map has its colour', () => {
    const outcomes = outcomesOf(converging)
    const key = mapKey(outcomes, 'steps', 'dark')
    if (!('gradient' in key)) throw new Error('a map by steps has a gradient')
    const bytes = mapColours(outcomes, 'steps', 'dark')
    const cellAt = (label: string) => converging.findIndex(({ step }) => step === Number(label))
    const ticks = key.ticks.filter(({ label }) => cellAt(label) >= 0)
    expect(ticks.map(({ label }) => label)).toContain('100')
    for (const { at, label } of ticks) {
      const cell = cellAt(label)
      const css = key.gradient[Math.round(at * (key.gradient.length - 1))] ?? ''
      const shown = [1, 3, 5].map((place) => Number.parseInt(css.slice(place, place + 2), 16))
      expect(difference(labOf(shown), labOf(bytes.subarray(4 * cell))), label).toBeLessThan(0.03)
    }
  })

  it('names the most frequent of many minima, and counts the others', () => {
    const many = Array.from({ length: 20 }, (_, index) => minimumAt(index, 0))
    const cells = many.flatMap((_, minimum) => Array.from({ length: minimum + 1 }, () => ({ kind: 'converged' as const, minimum, step: 9 }))) // prettier-ignore
    const { swatches } = mapKey(outcomesOf(cells, many), 'outcome', 'light', 1)
    expect(swatches[0]).toMatchObject({ label: 'minimum at 19', share: 20 / 210 })
    expect(swatches[8]?.label).toBe('12 more minima')
    expect(swatches[8]?.share).toBeCloseTo(78 / 210, 12)
  })
})

it('has steps to rest that end with the last run that is at rest, not with the race', () => {
  const moving = outcomesOf([...converging, ...converging.map((cell) => ({ ...cell, step: 400 }))])
  const key = mapKey(moving, 'steps', 'dark')
  expect('ticks' in key && key.ticks.at(-1)?.label).toBe('300')
})
