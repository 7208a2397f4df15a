/** The values of all lines at a place along the chart, and the small list of them beside the pointer. */
import type uPlot from 'uplot'
import { readable } from '../../math/numbers'
import type { ChartContent, ChartLine } from './content'
import { stepOf } from './places'
import type { Current } from './series'
import { pointsAround } from './thinned'

/** A line at the pointer. */
interface Reading {
  readonly line: ChartLine
  readonly step: number
  readonly value: number
}

/** The step of each line that is nearest to a place, to which a press seeks; none of a line that ended before it. */
export function readingsAt({ lines }: Pick<ChartContent, 'lines'>, place: number): Reading[] {
  return lines.flatMap((line) => {
    const at = stepOf(line, place)
    const [before, after] = pointsAround(line, at)
    const step = at - before < after - at ? before : after
    const value = line.values[step]
    return value === undefined || Number.isNaN(value) ? [] : [{ line, step, value }]
  })
}

/** As many as are shown: those next to the pointer. */
const maxShown = 6

/** Shows the list while the pointer is over the plot. `current` always holds what is drawn. */
export function readUnderPointer(plot: uPlot, current: Current): void {
  const { over } = plot
  const list = document.createElement('div')
  list.className = 'chart-readings'
  list.setAttribute('aria-hidden', 'true')
  list.hidden = true
  over.append(list)
  over.addEventListener('pointermove', ({ clientX, clientY }) => {
    const { left, top, width } = over.getBoundingClientRect()
    const x = clientX - left
    const readings = readingsAt(current.content, plot.posToVal(x, 'x'))
    const rows = nearest(readings, clientY - top, ({ value }) =>
      plot.valToPos(value - current.series.lowest, 'y'),
    )
    list.hidden = rows.length === 0
    list.replaceChildren(...rows.flatMap(rowOf))
    const side = x > width / 2 ? 'calc(-100% - 10px)' : '10px'
    list.style.transform = `translate(${x.toFixed(1)}px, 4px) translate(${side}, 0)`
  })
  over.addEventListener('pointerleave', () => {
    list.hidden = true
  })
}

/** Those next to the height `y`, from the largest value down. */
function nearest(
  readings: readonly Reading[],
  y: number,
  heightOf: (reading: Reading) => number,
): readonly Reading[] {
  const distance = (reading: Reading): number => {
    const away = Math.abs(heightOf(reading) - y)
    return Number.isNaN(away) ? Infinity : away
  }
  return readings
    .map((reading) => ({ reading, away: distance(reading) }))
    .sort((one, other) => (one.away < other.away ? -1 : Number(one.away > other.away)))
    .slice(0, maxShown)
    .map(({ reading }) => reading)
    .sort((one, other) => other.value - one.value)
}

function rowOf({ line: { look, name }, step, value }: Reading): HTMLElement[] {
  const [marker, label, number] = [look.marker, `${name}, ${step}`, readable(value)].map((text) => {
    const span = document.createElement('span')
    span.textContent = text
    return span
  })
  if (!marker || !label || !number) return []
  marker.style.color = look.colour
  return [marker, label, number]
}
