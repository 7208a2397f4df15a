/** What the chart draws: columns and their range. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import { uprightOf } from '../../../../src/panels/chart/range'
import { chartSeries } from '../../../../src/panels/chart/series'
import { contentFor, experiment, seriesOf } from '../../../helpers/chart'

describe('the columns', () => {
  test('are the plain losses if a log axis can show them', () => {
    const { columns, label, range } = seriesOf([[4, 2, 1]], { floor: 0 })
    expect(columns).toEqual([Float64Array.of(0, 1, 2), [4, 2, 1]])
    expect(label).toBe('loss (log)')
    expect(range[0]).toBeLessThan(1)
    expect(range[1]).toBeGreaterThan(4)
  })

  test('are distances to the lowest value if losses are negative, and say so', () => {
    const { columns, label } = seriesOf([[1, 0, -1]], { floor: -2 })
    expect(columns[1]).toEqual([3, 2, 1])
    expect(label).toBe('loss − lowest (log)')
  })

  test('say on the page what the axis shows: the difference on a log axis only, for losses only', () => {
    const made = experiment({ surface: { id: 'styblinskiTang' } })
    const labelOf = (how: Parameters<typeof contentFor>[1]) => uprightOf(contentFor(made, how)).label
    expect(labelOf({})).toBe('loss − lowest')
    expect(labelOf({ chart: 'linear' })).toBe('loss')
    expect(labelOf({ quantity: 'gap' })).toBe('gap to the minimum')
    expect(uprightOf(contentFor(experiment({}))).label).toBe('loss')
  })

  test('leave out what a log axis cannot show', () => {
    expect(seriesOf([[1, 0.5, 0]], { floor: 0 }).columns[1]).toEqual([1, 0.5, null])
  })

  test('a run that blows up leaves the axis to the others, whatever is measured', () => {
    expect(seriesOf([[4, 1, 0.5], [4, 1e6, 1e12]], { chart: 'linear', floor: 0 }).range[1]).toBeLessThan(10) // prettier-ignore
    const made = {
      ...defaultExperiment,
      runners: [defaultRunner('sgd', 0, { eta: 1 }), defaultRunner('adam', 1, { eta: 0.3 })],
    }
    for (const quantity of ['gradient', 'distance'] as const) {
      const adam = Math.max(...(contentFor(made, { quantity }).lines[1]?.values ?? []))
      const { range } = chartSeries(contentFor(made, { quantity, chart: 'linear' }), 500)
      expect(range[1]).toBeGreaterThan(adam)
      expect(range[1]).toBeLessThan(1.5 * adam)
    }
  })

  test('a schedule is shown whole, however low it begins', () => {
    const made = experiment({
      runners: [{ optimizer: 'adam', settings: { eta: 1 }, schedule: { id: 'warmupCosine' } }],
    })
    const { range } = chartSeries(contentFor(made, { quantity: 'eta' }), 500)
    expect(range[1]).toBeGreaterThan(1)
  })

  test('the range can be drawn whatever the losses are', () => {
    for (const chart of ['log', 'linear'] as const)
      for (const losses of [
        [0, 0, 0],
        [1, 1, 1],
        [-1, -1, -1],
        [1e-300, 1e-320, 0],
        [1e300, 1e308, 1e308],
      ]) {
        const { range, columns } = seriesOf([losses], { chart })
        expect(range[0]).toBeLessThan(range[1])
        expect(columns[1]).toHaveLength(3)
        for (const number of [...range, ...(columns[1] ?? [])])
          expect(Number.isFinite(number ?? 0)).toBe(true)
      }
    expect(seriesOf([], {}).range[0]).toBeLessThan(1)
  })
})
