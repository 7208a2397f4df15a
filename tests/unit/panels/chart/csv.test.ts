/** The chart as CSV. */
import { describe, expect, test } from 'vitest'
import { defaultRunner } from '../../../../src/experiment/defaults/defaults'
import type { ChartContent } from '../../../../src/panels/chart/content'
import { csvOfChart } from '../../../../src/panels/chart/csv'
import { race } from '../../../../src/run/race'
import { contentFor, himmelblau } from '../../../helpers/chart'

describe('the chart’s CSV', () => {
  const rowsOf = (content: ChartContent) => [...csvOfChart(content)].map((line) => line.replace(/\n$/, ''))
  test('has every step and digit of the runs, and stops where a run diverged', () => {
    const made = {
      ...himmelblau,
      runners: [
        ...himmelblau.runners,
        defaultRunner('sgd', 3, { eta: 9 }),
        {
          ...defaultRunner('sgd', 4),
          optimizer: { name: 'Mine, "2x"', settings: {}, state: {}, rule: 'theta = theta - 0.01 g' },
        },
      ],
    }
    const [header, ...rows] = rowsOf(contentFor(made, { chart: 'linear' }))
    expect(header).toBe('step,SGD η 0.01,SAM,Adam,SGD η 9,"Mine, ""2x"""')
    const { runs } = race(made)
    const lived = runs[3]?.divergedAt ?? 0
    expect(lived).toBeGreaterThan(0)
    expect(rows).toEqual(
      Array.from({ length: 61 }, (_, step) =>
        [
          step,
          ...runs.map(({ points }, index) => (index === 3 && step >= lived ? '' : points[3 * step + 2])),
        ].join(),
      ),
    )
  })
  test('against gradients has SAM’s points in every other row, and its band', () => {
    const content = contentFor(himmelblau, { against: 'gradient' })
    const band = { name: 'SAM', places: Float64Array.of(0, 4), low: Float64Array.of(1, 2), median: Float64Array.of(3, 4), high: Float64Array.of(5, Infinity) } // prettier-ignore
    const [header, ...rows] = rowsOf({
      ...content,
      lines: content.lines.slice(0, 2),
      bands: content.lines.slice(1, 2).map(({ look }) => ({ ...band, look, isBound: true })),
    })
    expect(header).toBe('gradient evaluations,SGD,SAM,SAM 10 %,SAM median,SAM 90 %')
    const [sgd, sam] = race(himmelblau).runs.map(({ points }) => points)
    expect(rows.slice(0, 5)).toEqual([
      `0,${sgd?.[2]},${sam?.[2]},1,3,5`,
      `1,${sgd?.[5]},,,,`,
      `2,${sgd?.[8]},${sam?.[5]},,,`,
      `3,${sgd?.[11]},,,,`,
      `4,${sgd?.[14]},${sam?.[8]},2,4,Infinity`,
    ])
    expect(rows.at(-1)).toBe(`120,,${sam?.at(-1)},,,`)
  })
})
