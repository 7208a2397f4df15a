/** The quantities of the chart against independent sums. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment, defaultRunner } from '../../../../src/experiment/defaults/defaults'
import type { View } from '../../../../src/experiment/experiment'
import { race } from '../../../../src/run/race'
import { contentFor, experiment, himmelblau } from '../../../helpers/chart'

/** f = (x² + y − 11)² + (x + y² − 7)², its gradient, and its four minima as they stand in the literature. */
const f = (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
const slope = (x: number, y: number) =>
  Math.hypot(4 * x * (x * x + y - 11) + 2 * (x + y * y - 7), 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7))
const minima = [
  [3, 2],
  [-2.805118086953, 3.131312518251],
  [-3.779310253378, -3.283185991286],
  [3.584428340331, -1.848126526964],
] as const

describe('the quantities', () => {
  const sums: Readonly<Record<View['quantity'], (x: number, y: number, step: number) => number>> = {
    loss: f,
    // Without data there is no other.
    batch: f,
    gap: f,
    gradient: slope,
    eta: (_, __, step) => 0.05 * 0.5 * (1 + Math.cos((Math.PI * Math.max(step - 1, 0)) / 60)),
    distance: (x, y) => Math.min(...minima.map(([a, b]) => Math.hypot(x - a, y - b))),
  }
  test.each(Object.keys(sums) as View['quantity'][])('%s at every step of every run', (quantity) => {
    const { lines } = contentFor(himmelblau, { quantity })
    expect(lines.map(({ values }) => values.length)).toEqual([61, 61, 61])
    for (const { run, values } of quantity === 'eta' ? lines.slice(2) : lines) {
      for (const [step, value] of values.entries()) {
        const [x = 0, y = 0] = run.points.subarray(3 * step)
        const expected = sums[quantity](x, y, step)
        expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.max(expected, 1))
      }
    }
  })

  test('a gap is above the declared minimum, which need not be 0', () => {
    const [line] = contentFor(experiment({ surface: { id: 'styblinskiTang' } }), { quantity: 'gap' }).lines
    const lowest = 2 * -39.16616570377142
    expect(line?.values).toHaveLength(defaultExperiment.steps + 1)
    for (const [step, value] of line?.values.entries() ?? [])
      expect(value).toBeCloseTo((line?.run.points[3 * step + 2] ?? 0) - lowest, 8)
  })

  test('without a declared minimum, gap and distance are measured to where the runs came, and say so', () => {
    const made = experiment({
      surface: { formula: '(x - 1)^2 + 2 (y + 1)^2 - 5', domain: [[-3, 3], [-3, 3]] },
      start: [2, 2],
      steps: 30,
      runners: [
        { optimizer: 'sgd', settings: { eta: 0.01 } },
        { optimizer: 'momentum', settings: { eta: 0.1 } },
        { optimizer: 'sgd', settings: { eta: 0.2 } },
      ],
    }) // prettier-ignore
    const { runs } = race(made)
    const losses = runs.flatMap(({ points }) => [...points].filter((_, at) => at % 3 === 2))
    const gap = contentFor(made, { quantity: 'gap' })
    expect(gap.measure.label).toBe('gap to the lowest loss reached')
    expect(gap.lines[0]?.values[7]).toBe((runs[0]?.points[23] ?? 0) - Math.min(...losses))
    const distance = contentFor(made, { quantity: 'distance' })
    expect(distance.measure.label).toBe('distance to the end of SGD η 0.2')
    const [x = 0, y = 0] = runs[2]?.points.subarray(-3) ?? []
    const [a = 0, b = 0] = runs[1]?.points.subarray(3 * 7) ?? []
    expect(distance.lines[1]?.values[7]).toBeCloseTo(Math.hypot(a - x, b - y), 12)
    expect(distance.lines[2]?.values.at(-1)).toBe(0)
  })

  test('a distance along one parameter', () => {
    const made = experiment({ surface: { id: 'parabola' }, start: [4], steps: 2, runners: [{ optimizer: 'sgd', settings: { eta: 0.25 } }] }) // prettier-ignore
    expect([...(contentFor(made, { quantity: 'distance' }).lines[0]?.values ?? [])]).toEqual([4, 2, 1])
  })

  test('a run that diverges ends at its last finite point', () => {
    const made = { ...defaultExperiment, runners: [defaultRunner('sgd', 0, { eta: 1 })] }
    for (const quantity of ['loss', 'gradient', 'eta', 'distance'] as const) {
      const [line] = contentFor(made, { quantity }).lines
      expect(line?.run.divergedAt).toBeGreaterThan(1)
      expect(line?.values.length).toBe(line?.run.divergedAt)
    }
  })
})
