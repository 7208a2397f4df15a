/** Rows for the labels at the ends of lines. */
import { describe, expect, test } from 'vitest'
import { labelRows } from '../../../../src/panels/chart/labels'

describe('labels at the ends of lines', () => {
  test('stand where the lines end if there is room', () =>
    expect(labelRows([50, 10, 90], 100, 12).map(({ at }) => at)).toEqual([10, 50, 90]))
  test('make room for each other, around their middle and within the chart', () => {
    expect(labelRows([50, 50, 50], 100, 12)).toEqual([
      { at: 38, members: [0] },
      { at: 50, members: [1] },
      { at: 62, members: [2] },
    ])
    expect(labelRows([100, 99], 100, 12).map(({ at }) => at)).toEqual([82, 94])
    expect(labelRows([0, 1], 100, 12).map(({ at }) => at)).toEqual([6, 18])
  })
  test('stand side by side if there are more of them than rows', () => {
    const places = Array.from({ length: 32 }, (_, index) => index)
    const rows = labelRows(places, 100, 12)
    expect(rows.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(places)
    for (const [index, { at }] of rows.entries()) {
      expect(at).toBeGreaterThanOrEqual((rows[index - 1]?.at ?? -6) + 12 - 1e-9)
      expect(at).toBeLessThanOrEqual(94 + 1e-9)
    }
  })
})
