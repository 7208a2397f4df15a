/** A run that falls off the map does not decide what the chart shows of the others. */
import { describe, expect, test } from 'vitest'
import { uprightOf } from '../../../../src/panels/chart/range'
import { chartSeries } from '../../../../src/panels/chart/series'
import { contentFor, experiment } from '../../../helpers/chart'

const saddle = { formula: 'x y', domain: [[-3, 3], [-3, 3]] } // prettier-ignore

const falling = experiment({
  surface: saddle,
  start: [1, -1],
  steps: 200,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.1 } },
    { optimizer: 'sgd', settings: { eta: 0.002 } },
  ],
})

describe('beside a run that falls without end', () => {
  test('the others keep the height of the chart, on both axes', () => {
    const [far, near] = contentFor(falling).lines
    expect(far?.values.at(-1)).toBeLessThan(-1e15)
    expect(near?.values.at(-1)).toBeGreaterThan(-3)
    for (const chart of ['log', 'linear'] as const) {
      const { range, lowest } = uprightOf(contentFor(falling, { chart }))
      expect(lowest).toBeGreaterThan(chart === 'log' ? -9 : -1e-9)
      const share = (value: number) => {
        const at = (of: number) => (chart === 'log' ? Math.log(of) : of)
        return (at(value - lowest) - at(range[0])) / (at(range[1]) - at(range[0]))
      }
      const ends = [near?.values[0] ?? 0, near?.values.at(-1) ?? 0].map(share)
      expect(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0))).toBeGreaterThan(0.05)
    }
  })

  test('its own line leaves the axis, and the other is whole', () => {
    const { columns } = chartSeries(contentFor(falling), 500)
    expect(columns[1]?.at(-1)).toBe(null)
    expect(columns[2]?.every((value) => typeof value === 'number' && value > 0)).toBe(true)
  })

  test('the gap and the distance are measured to the lowest place of a run that stays', () => {
    const { lines, measure } = contentFor(falling, { quantity: 'gap' })
    expect(measure.label).toBe('gap to the lowest loss reached')
    expect(lines[1]?.values[0]).toBeLessThan(9)
    expect(contentFor(falling, { quantity: 'distance' }).measure.label).toBe(
      'distance to the end of SGD η 0.002',
    )
  })
})

test('a run that comes to rest beside the map counts whole', () => {
  const made = experiment({
    surface: { formula: '(x - 10)^2 + y^2 - 5', domain: [[-3, 3], [-3, 3]] },
    start: [0, 1],
    steps: 100,
    runners: [{ optimizer: 'sgd', settings: { eta: 0.2 } }],
  }) // prettier-ignore
  expect(uprightOf(contentFor(made)).lowest).toBeCloseTo(-5, 9)
})

describe('a log axis of zeros', () => {
  const flat = experiment({
    surface: { ...saddle, formula: '0 x' },
    steps: 5,
    runners: [{ optimizer: 'sgd' }],
  })
  test('says why it is empty', () => {
    for (const quantity of ['loss', 'gradient', 'gap'] as const)
      expect(uprightOf(contentFor(flat, { quantity })).note).toMatch(/^Every value is 0/)
  })
  test('but a linear one and others have nothing to say', () => {
    expect(uprightOf(contentFor(flat, { chart: 'linear' })).note).toBeUndefined()
    expect(uprightOf(contentFor(falling)).note).toBeUndefined()
  })
})
