/** The chart on the page: uPlot, the playhead on it, and seeking by the pointer. */
import uPlot from 'uplot'
import type { Timeline } from '../../lab/timeline'
import { guard } from '../../lab/useFail'
import { afterFrame } from '../controls/afterFrame'
import type { ChartContent } from './content'
import { plotOptions } from './options'
import { Playhead } from './playhead'
import { type ChartSeries, type Current, chartSeries } from './series'
import { styleOf } from './style'
import { readUnderPointer } from './underPointer'

/** Room for the caption above the plot, in sizes of the type. */
const head = 2.2

export class ChartPlot {
  readonly #plot: uPlot
  readonly #current: Current
  readonly #timeline: Timeline
  readonly #target: HTMLElement
  readonly #observer: ResizeObserver
  readonly #stop: () => void
  readonly #fail: (error: unknown) => void
  readonly #textSize: number
  readonly #onTextSize: () => void
  readonly #afterFrame = afterFrame()
  #playhead: Playhead | undefined

  /**
   * `fail` gets later errors, when the playhead or the size moves. `onTextSize`: the page has text of another size, for which
   * a new plot must be made.
   */
  constructor(
    target: HTMLElement,
    content: ChartContent,
    timeline: Timeline,
    fail: (error: unknown) => void,
    onTextSize: () => void,
  ) {
    this.#timeline = timeline
    this.#target = target
    this.#fail = fail
    this.#onTextSize = onTextSize
    const { clientWidth: width, clientHeight: height } = target
    this.#current = { content, series: chartSeries(content, pixelsOf(width)) }
    const style = styleOf(target)
    this.#textSize = style.size
    const options = plotOptions(this.#current, style, head)
    this.#plot = new uPlot(
      {
        ...options,
        width,
        height,
        cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
        hooks: {
          ...options.hooks,
          init: [
            (plot) => {
              this.#playhead = new Playhead(plot, this.#current)
              readUnderPointer(plot, this.#current)
            },
          ],
          // Only now does the plot have its new scales and size.
          draw: [...(options.hooks?.draw ?? []), () => this.#place()],
        },
      },
      this.#current.series.columns,
      target,
    )
    this.#seekByPointer()
    this.#observer = new ResizeObserver(guard(() => this.#resize(), fail))
    this.#observer.observe(target)
    this.#stop = timeline.onMove(guard(() => this.#place(), fail))
  }

  /**
   * Takes new numbers, and draws them after the next frame: text that is drawn on a canvas of the page makes the browser
   * lay out all that a move of a slider has changed. False if more than numbers changed: then a new plot must be made.
   */
  update(content: ChartContent): boolean {
    const series = this.#seriesOf(content)
    if (looksOf(content, series.log) !== looksOf(this.#current.content, this.#current.series.log))
      return false
    this.#afterFrame(guard(() => this.#show({ content, series }), this.#fail))
    return true
  }

  dispose(): void {
    this.#afterFrame.cancel()
    this.#stop()
    this.#observer.disconnect()
    this.#plot.destroy()
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#target
    if (width === this.#plot.width && height === this.#plot.height) return
    if (styleOf(this.#target).size !== this.#textSize) {
      this.#onTextSize()
      return
    }
    this.#plot.setSize({ width, height })
    const { content } = this.#current
    this.#show({ content, series: this.#seriesOf(content) })
  }

  /** The plot knows its width: to ask the element would force a layout in every move of a drag. */
  #seriesOf(content: ChartContent): ChartSeries {
    return chartSeries(content, pixelsOf(this.#plot.width))
  }

  #show({ content, series }: Current): void {
    this.#current.content = content
    this.#current.series = series
    this.#plot.setData(series.columns)
    // Other names need other room.
    this.#plot.redraw(false, true)
  }

  #place(): void {
    this.#playhead?.place(this.#timeline.position)
  }

  #seekByPointer(): void {
    const { over } = this.#plot
    const seek = (event: PointerEvent) => {
      const place = this.#plot.posToVal(event.clientX - over.getBoundingClientRect().left, 'x')
      this.#timeline.seek(Math.round(this.#current.content.across.turnsAt(place)))
    }
    over.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      over.setPointerCapture(event.pointerId)
      seek(event)
    })
    over.addEventListener('pointermove', (event) => {
      if (over.hasPointerCapture(event.pointerId)) seek(event)
    })
  }
}

/** At least one, even before the layout. */
function pixelsOf(width: number): number {
  return Math.max(Math.round(width * devicePixelRatio), 1)
}

/** All that a plot cannot change once it is made. */
function looksOf({ lines, bands }: ChartContent, log: boolean): string {
  const looks = [...lines, ...bands].map(({ look }) => look.name)
  return JSON.stringify([
    looks,
    lines.map(({ isSelected, isValidation }) => [isSelected, isValidation]),
    bands.length,
    log,
  ])
}
