/** What the chart shows of a race: a line for each visible runner, the bands of the ensembles, and the axes. */
import type { EnsembleResult } from '../../ensemble/outcomes/result'
import type { Experiment, View } from '../../experiment/experiment'
import { isTested } from '../../experiment/edits/rangeTest'
import { runnerNames, shortNames } from '../../experiment/names/runnerNames'
import { type Suggestions, suggestionsOf } from '../../run/rangeTest'
import { measureOf, type Measure } from '../../run/measures'
import type { Race, Run } from '../../run/race'
import { lookOf, type RunnerLook } from '../../looks/palette'
import { acrossOf, type Across } from './across'
import { lineOf, placeAt } from './places'

export interface ChartContent {
  readonly measure: Measure
  readonly across: Across
  readonly scale: View['chart']
  readonly lines: readonly ChartLine[]
  readonly bands: readonly ChartBand[]
  /** What the range test of the selected runner suggests, where the axis is η. */
  readonly suggestions: Suggestions | undefined
}

export interface ChartLine {
  readonly name: string
  /** The same beside the others: without what all names share. */
  readonly short: string
  readonly look: RunnerLook
  readonly isSelected: boolean
  readonly run: Run
  /** The quantity at every step until the run ends or diverges. */
  readonly values: Float64Array
  /** Only every so many of them are points of the line, and the last. By default all. */
  readonly stepsPerPoint?: number
  /** How far one step goes along the axis. */
  readonly unit: number
  /** The places of its steps along the axis, where they go differently far. */
  readonly after?: Float64Array | undefined
  /** Whether it is the loss of the rows that are set apart. It is dashed, and has no name at its end. */
  readonly isValidation?: true
}

/** Quantiles of an ensemble's values at some places along the axis. */
export interface ChartBand {
  readonly name: string
  readonly look: RunnerLook
  readonly places: Float64Array
  readonly low: Float64Array
  readonly median: Float64Array
  readonly high: Float64Array
  /** Whether the axis reaches down to it: the runner's own run does not fall off the map. */
  readonly isBound: boolean
}

/** `results`: of the ensembles of this race. A pane with a race of its own has none. */
export function contentOf(
  race: Race,
  runners: Experiment['runners'],
  { quantity, against, chart: scale }: Pick<View, 'quantity' | 'against' | 'chart'>,
  results: readonly EnsembleResult[],
  selected: number,
): ChartContent {
  const names = runnerNames(runners)
  const measure = measureOf(quantity, race, names)
  const shown = race.runs.flatMap((run, index) => {
    const runner = runners[index]
    if (!runner?.visible) return []
    return [{ index, run, name: names[index] ?? run.name, look: lookOf(runner) }]
  })
  const short = shortNames(
    runners,
    shown.map(({ index }) => index),
  )
  const across = acrossOf(
    against,
    race.turns,
    shown.map(({ run }) => run),
    race.runs[selected],
  )
  const { taken } = measure
  const chosen = runners[selected]
  const tested = across.isLog && chosen?.visible && isTested(chosen) ? race.runs[selected] : undefined
  return {
    measure,
    across,
    scale,
    suggestions: tested && suggestionsOf(tested),
    lines: shown.flatMap(({ index, run, ...line }, at): ChartLine[] => {
      const rare = measure.isAtLooks && run.stepsPerLook > 1 ? { stepsPerPoint: run.stepsPerLook } : {}
      const own = { ...line, short: short[at] ?? line.name, run, isSelected: index === selected }
      const lossLine = { ...own, ...rare, ...placed(across, run, measure.of(run)) }
      if (quantity !== 'loss' || !run.validation) return [lossLine]
      const validation = {
        ...placed(across, run, run.validation),
        ...(run.stepsPerValidation > 1 && { stepsPerPoint: run.stepsPerValidation }),
        name: `${line.name}, validation`,
      }
      return [lossLine, { ...own, ...validation, isValidation: true }]
    }),
    bands: results.flatMap(({ plan, band }) => {
      const line = shown.find(({ index }) => index === plan.runner)
      if (!band || !line || taken === undefined || across.isLog) return []
      const { name, look, run } = line
      const above = (losses: Float64Array): Float64Array => losses.map((loss) => loss - taken)
      const along = lineOf(across.unit(run), across.after(run))
      const places = band.steps.map((step) => placeAt(along, step))
      const [low, median, high] = [above(band.low), above(band.median), above(band.high)]
      return [{ name, look, places, low, median, high, isBound: measure.isBound?.(run) ?? true }]
    }),
  }
}

/** The values with their places. On a log axis only those that have one. */
function placed(
  { unit, after, isLog }: Across,
  run: Run,
  values: Float64Array,
): Pick<ChartLine, 'values' | 'unit' | 'after'> {
  const places = after(run)
  const isCut = isLog && places
  return { values: isCut ? values.subarray(0, places.length) : values, unit: unit(run), after: places }
}
