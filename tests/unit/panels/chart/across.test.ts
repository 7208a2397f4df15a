/** Where a step lies along the axis: by steps, and by gradient evaluations. */
import { describe, expect, test } from 'vitest'
import { csvOfChart } from '../../../../src/panels/chart/csv'
import { uprightOf } from '../../../../src/panels/chart/range'
import { chartSeries } from '../../../../src/panels/chart/series'
import { race, stepAt } from '../../../../src/run/race'
import { contentFor, experiment, himmelblau } from '../../../helpers/chart'

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

describe('against η', () => {
  const low = { id: 'rangeTest', settings: { low: 1e-4, high: 0.1, steps: 31 } }
  const tested = experiment({
    ...himmelblau,
    runners: [
      { optimizer: 'sgd', schedule: low },
      { optimizer: 'adam', schedule: { ...low, settings: { low: 1e-3, high: 1, steps: 31 } } },
      { optimizer: 'sgd', settings: { eta: 0.01 } },
    ],
  })
  const content = contentFor(tested, { against: 'eta' })
  const { across, lines } = content

  test('places are decades from the lowest rate, and a run whose rate does not rise has none', () => {
    expect(lines.map(({ values }) => values.length)).toEqual([31, 31, 0])
    expect(lines[0]?.after?.[30]).toBeCloseTo(3, 12)
    expect(lines[1]?.after?.[0]).toBeCloseTo(1, 12)
    expect(across.last).toBeCloseTo(4, 12)
    expect(across.ticks(9).map(across.numberAt)).toEqual([1e-4, 1e-3, 0.01, 0.1, 1])
    expect(across.numberAt(across.placeAt(0.037))).toBe(0.037)
  })

  test('the playhead is at the rate of the selected runner, and a press goes to its step', () => {
    expect(across.placeOf(10)).toBeCloseTo(1, 12)
    expect(across.turnsAt(1)).toBeCloseTo(10, 9)
    expect(across.placeOf(60)).toBeCloseTo(3, 12)
    const other = contentFor(tested, { against: 'eta' }, 2).across
    expect([other.placeOf(10), other.turnsAt(1)]).toEqual([0, 0])
  })

  test('the table of numbers has a row for each rate', () => {
    const rows = [...csvOfChart(content)]
    expect(rows[0]).toContain('η')
    expect(rows[1]?.split(',')[0]).toBe('0.0001')
    // Two decades are those of both runs.
    expect(rows.length).toBe(1 + 31 + 31 - 21)
    expect(rows[11]).toMatch(/^0\.001,[\d.]+,[\d.]+,\n$/)
  })

  test('where no rate rises it says what to choose', () => {
    const { note } = uprightOf(contentFor(himmelblau, { against: 'eta' }))
    expect(note).toBe('No runner’s η rises. Choose the schedule Range test.')
  })
})
