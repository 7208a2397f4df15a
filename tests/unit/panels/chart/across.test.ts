/** Where a step lies along the axis: by steps, and by gradient evaluations. */
import { describe, expect, test } from 'vitest'
import { chartSeries } from '../../../../src/panels/chart/series'
import { race, stepAt } from '../../../../src/run/race'
import { contentFor, himmelblau } from '../../../helpers/chart'

describe('against', () => {
  const evaluated = { ...himmelblau, turn: 'gradient' } as const
  test('gradient evaluations SAM’s points lie twice as far apart', () => {
    const { columns } = chartSeries(contentFor(himmelblau, { against: 'gradient' }), 500)
    const [places, sgd = [], sam = []] = columns
    expect([...places]).toEqual(
      Array.from({ length: 61 + 30 }, (_, at) => (at <= 60 ? at : 60 + 2 * (at - 60))),
    )
    const losses = race(himmelblau).runs.map(({ points }) => points)
    expect([0, 1, 2, 60].map((at) => sgd[at])).toEqual([0, 1, 2, 60].map((step) => losses[0]?.[3 * step + 2]))
    expect([0, 1, 2, 3, 4].map((at) => sam[at])).toEqual(
      [0, undefined, 1, undefined, 2].map((step) => (step === undefined ? step : losses[1]?.[3 * step + 2])),
    )
    expect(sam.at(-1)).toBe(losses[1]?.at(-1))
    expect(sgd.at(-1)).toBeUndefined()
  })

  test.each([
    ['step', himmelblau, 0],
    ['step', himmelblau, 1],
    ['gradient', evaluated, 0],
    ['gradient', evaluated, 1],
  ] as const)('%s the playhead is at the turn where all count it', (against, made, selected) => {
    const { across } = contentFor(made, { against }, selected)
    expect(across.last).toBe(60)
    for (const turns of [0, 7.5, 60]) expect(across.placeOf(turns)).toBe(turns)
    expect(across.turnsAt(13)).toBe(13)
  })
  test.each([
    // SAM is selected: two gradients a step.
    ['gradient', himmelblau, 120, 15, 7.5],
    ['step', evaluated, 60, 7.5, 15],
  ] as const)('%s it is else at the place of the selected runner', (against, made, last, place, turns) => {
    const { across, lines } = contentFor(made, { against }, 1)
    expect(across.last).toBe(last)
    expect(across.placeOf(turns)).toBe(place)
    expect(across.turnsAt(place)).toBe(turns)
    const sam = lines[1]
    if (!sam) throw new Error('no line')
    expect(across.placeOf(turns)).toBe(stepAt(sam.run, turns) * sam.unit)
  })
})
