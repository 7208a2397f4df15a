/** Shared by the tests of the chart: a race, and how the chart shows it. */
import { expect } from 'vitest'
import { defaultExperiment } from '../../src/experiment/defaults/defaults'
import type { Experiment, View } from '../../src/experiment/experiment'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { bandColumns } from '../../src/panels/chart/bands'
import { type ChartContent, contentOf } from '../../src/panels/chart/content'
import { chartSeries } from '../../src/panels/chart/series'
import { type Race, type Run, race } from '../../src/run/race'

export const himmelblau = experiment({
  surface: { id: 'himmelblau' },
  start: [-0.5, 2.25],
  steps: 60,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.01 } },
    { optimizer: 'sam' },
    { optimizer: 'adam', schedule: { id: 'cosine', settings: { steps: 60 } } },
  ],
})

export type ChartView = Pick<View, 'quantity' | 'against' | 'chart'>

export const view = { quantity: 'loss', against: 'step', chart: 'log' } as const

/** Reads an experiment from JSON; fails if anything in it is wrong. */
export function experiment(json: object): Experiment {
  const { experiment, problems } = parseExperiment(json)
  expect(problems).toEqual([])
  return experiment
}

/** What the chart shows of it. */
export function contentFor(made: Experiment, how: Partial<ChartView> = {}, selected = 0): ChartContent {
  return contentOf(race(made), made.runners, { ...view, ...how }, [], selected)
}

/** The series of runs with these losses, step by step; nothing else of the runs matters. */
export function seriesOf(
  losses: readonly (readonly number[])[],
  { chart = 'log', floor }: { chart?: View['chart']; floor?: number },
  bands: readonly Parameters<typeof bandColumns>[0][number][] = [],
) {
  const look = { name: 'any', colour: '#000', marker: '●', dash: [] }
  const values = losses.map((line) => Float64Array.from(line))
  const steps = Math.max(0, ...losses.map((line) => line.length - 1))
  const runs = values.map((line): Run => ({
    ...(race(defaultExperiment) as Race & { runs: [Run] }).runs[0],
    steps: line.length - 1,
    points: Float64Array.from([...line].flatMap((loss) => [0, 0, loss])),
  }))
  return chartSeries(
    {
      measure: {
        quantity: 'loss',
        label: 'loss',
        top: 'start',
        isShifted: true,
        floor,
        taken: 0,
        of: () => new Float64Array(),
      },
      across: {
        label: 'step',
        last: Math.max(steps, 4),
        after: () => undefined,
        unit: () => 1,
        placeOf: Number,
        turnsAt: Number,
        ticks: () => [],
        numberAt: Number,
        placeAt: Number,
        isLog: false,
      },
      scale: chart,
      suggestions: undefined,
      lines: runs.map((run, index) => ({
        name: 'any',
        short: 'any',
        look,
        isSelected: false,
        run,
        values: values[index] ?? new Float64Array(),
        unit: 1,
      })),
      bands: bands.map((band) => ({ ...band, name: 'any', look, isBound: true })),
    },
    500,
  )
}
