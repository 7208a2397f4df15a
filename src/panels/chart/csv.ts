/** The chart as CSV: a row for every place, a column for every line and three for every band. */
import { csvField } from '../../run/csv'
import type { ChartContent } from './content'
import { placeAt, stepOf } from './places'
import { pointsAround } from './thinned'

/** The lines of a file for people. It begins with a byte order mark: without one, Excel reads η as rubbish. */
export function* forPeople(lines: Iterable<string>): Generator<string> {
  yield '\ufeff'
  yield* lines
}

/**
 * Yields lines, the heading first. All numbers are in shortest round-trip form. Losses are those of the runs, whatever
 * the axis subtracts. A field is empty where a line has no point.
 */
export function* csvOfChart({ across, lines, bands }: ChartContent): Generator<string> {
  const columns = [
    ...lines.map((line) => ({
      name: line.name,
      at: (place: number) => {
        const step = Math.floor(stepOf(line, place))
        const isPoint = placeAt(line, step) === place && pointsAround(line, step)[0] === step
        return isPoint ? line.values[step] : undefined
      },
    })),
    ...bands.flatMap(({ name, places, low, median, high }) => {
      const samples = new Map(Array.from(places, (place, index) => [place, index]))
      return ([['10 %', low], ['median', median], ['90 %', high]] as const).map(([quantile, losses]) => ({
        name: `${name} ${quantile}`,
        at: (place: number) => losses[samples.get(place) ?? -1],
      }))
    }),
  ] // prettier-ignore
  yield `${[across.label, ...columns.map(({ name }) => name)].map(csvField).join()}\n`
  for (const place of placesOf(across, lines)) {
    const values = columns.map(({ at }) => at(place))
    if (values.some((value) => value !== undefined)) yield `${across.numberAt(place)},${values.join()}\n`
  }
}

/** Whole numbers where the axis counts, else the places of all steps. */
function* placesOf({ last, isLog }: ChartContent['across'], lines: ChartContent['lines']): Generator<number> {
  if (!isLog) for (let place = 0; place <= last; place += 1) yield place
  else yield* Float64Array.from(new Set(lines.flatMap(({ after = [] }) => [...after]))).sort()
}
