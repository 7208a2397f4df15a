/** The playhead in the chart: a line at its place, and a dot on every runner's line where that runner is. */
import uPlot from 'uplot'
import { stepAt } from '../../run/race'
import type { ChartLine } from './content'
import { placeAt } from './places'
import { pointsAround } from './thinned'
import type { Current } from './series'

export class Playhead {
  readonly #plot: uPlot
  readonly #current: Current
  readonly #line = document.createElement('div')
  readonly #dots: readonly HTMLElement[]

  constructor(plot: uPlot, current: Current) {
    this.#plot = plot
    this.#current = current
    this.#line.className = 'chart-playhead'
    this.#dots = current.content.lines.map(({ look, isSelected }) => {
      const dot = document.createElement('div')
      dot.className = 'chart-dot'
      dot.style.color = look.colour
      dot.toggleAttribute('data-selected', isSelected)
      return dot
    })
    plot.over.append(this.#line, ...this.#dots)
  }

  /** Moves to where the race is at a turn. */
  place(turns: number): void {
    const { across, lines } = this.#current.content
    this.#line.style.transform = `translateX(${this.#plot.valToPos(across.placeOf(turns), 'x')}px)`
    for (const [index, dot] of this.#dots.entries()) {
      const line = lines[index]
      const height = line && this.#height(line, stepAt(line.run, turns))
      dot.hidden = height === undefined
      if (!line || height === undefined) continue
      const x = this.#plot.valToPos(placeAt(line, stepAt(line.run, turns)), 'x')
      dot.style.transform = `translate(${x}px, ${height}px)`
    }
  }

  /** The height of a line at a step, between one point and the next. None where the line has ended or left the chart. */
  #height(line: ChartLine, step: number): number | undefined {
    const { values } = line
    const [before, after] = pointsAround(line, step)
    const from = this.#heightOf(values[before])
    const to = after === before ? from : this.#heightOf(values[after])
    const height = after === before ? from : from + ((step - before) / (after - before)) * (to - from)
    return height >= 0 && height <= this.#plot.bbox.height / uPlot.pxRatio ? height : undefined
  }

  #heightOf(value: number | undefined): number {
    const { log, lowest } = this.#current.series
    const shown = (value ?? Number.NaN) - lowest
    return log && !(shown > 0) ? Number.NaN : this.#plot.valToPos(shown, 'y')
  }
}
