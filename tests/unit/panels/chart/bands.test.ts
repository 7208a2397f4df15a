/** The bands of ensembles behind the lines. */
import { describe, expect, test } from 'vitest'
import type { EnsembleResult, LossBand } from '../../../../src/ensemble/outcomes/result'
import { bandColumns, lowestOf, withBands } from '../../../../src/panels/chart/bands'
import { contentOf } from '../../../../src/panels/chart/content'
import { race } from '../../../../src/run/race'
import { type ChartView, himmelblau, seriesOf, view } from '../../../helpers/chart'

describe('bands', () => {
  const band: LossBand = {
    steps: Float64Array.of(0, 2, 4),
    low: Float64Array.of(1, 0.1, -0.5),
    median: Float64Array.of(2, 1, 1e-9),
    high: Float64Array.of(5, Infinity, Infinity),
  }
  const losses = { ...band, places: band.steps }
  const grid = Float64Array.of(0, 1, 2, 3, 4, 5)
  test('have 90 %, median and 10 % at their places and nothing between', () => {
    const [high = [], median, low = []] = bandColumns([losses], grid, 0, [0.01, 10], true)
    expect(median?.slice(0, 3)).toEqual([2, undefined, 1])
    expect(median).toHaveLength(6)
    expect(high[2]).toBeGreaterThan(10)
    expect(Number.isFinite(high[2])).toBe(true)
    expect(low[4]).toBeGreaterThan(0)
    expect(low[4]).toBeLessThan(0.01)
  })
  test('keep infinite losses finite on a linear axis', () => {
    const columns = bandColumns([losses], grid, 0, [-1, 10], false)
    expect(columns.map(({ length }) => length)).toEqual([6, 6, 6])
    for (const column of columns) for (const loss of column) expect(Number.isFinite(loss ?? 0)).toBe(true)
  })
  test('stretch a log axis, but leave the lines half of it', () => {
    expect(withBands([0.01, 1], [losses], 0)).toEqual([0.001, 5])
    expect(withBands([0.01, 1], [], 0)).toEqual([0.01, 1])
  })
  test('count in what is taken off for a log axis', () => {
    expect(lowestOf([band])).toBe(-0.5)
    expect(lowestOf([])).toBe(Infinity)
    const { lowest, columns } = seriesOf([[4, 2, 1]], {}, [losses])
    expect(lowest).toBe(-0.5)
    expect(columns).toHaveLength(1 + 3 + 1)
    expect(columns[4]?.slice(0, 3)).toEqual([4.5, 2.5, 1.5])
  })

  // Of SAM, whose step is two gradients; the chart reads no more of a result than this.
  const result = { plan: { runner: 1 }, band } as unknown as EnsembleResult
  const bandsOf = (how: Partial<ChartView>) =>
    contentOf(race(himmelblau), himmelblau.runners, { ...view, ...how }, [result], 0).bands
  test('are of losses and of gaps, and of nothing else', () => {
    expect(bandsOf({ quantity: 'loss' })[0]).toMatchObject({ name: 'SAM', places: band.steps, low: band.low })
    expect(bandsOf({ quantity: 'gap' })[0]?.low).toEqual(band.low)
    for (const quantity of ['gradient', 'eta', 'distance'] as const) expect(bandsOf({ quantity })).toEqual([])
  })
  test('lie where their runner’s steps lie', () =>
    expect(bandsOf({ against: 'gradient' })[0]?.places).toEqual(Float64Array.of(0, 4, 8)))
})
