/** The ends of the chart's lines: a cross where a run diverged, and the runners' names beside the plot. */
import uPlot from 'uplot'
import type { ChartLine } from './content'
import { placeAt } from './places'
import { labelRows } from './labels'
import type { Current } from './series'
import { type ChartStyle, fontOf } from './style'
import { textWidth } from './textWidth'

/** The largest share of the chart's width for names, in one column or several. Where they do not fit, only markers show. */
const maxShareOfWidth = { one: 0.37, several: 0.5 }
/** In sizes of the type: a marker with its gap, the narrowest name, the gap between columns, a row. */
const markerWidth = 1.25
const minName = 4
const gutter = 0.6
const rowHeight = 1.25
/** The factor on the type where one column cannot hold all. */
const smaller = 0.86
/** The weight of the selected runner's name. */
const bold = '600'

interface Ends {
  /** The width that the labels need at the right, in CSS pixels. */
  room(plot: uPlot): number
  draw(plot: uPlot): void
}

/** How the labels are laid out, in CSS pixels. */
interface Layout {
  readonly type: number
  readonly columns: number
  /** The width of a name; 0 where there is no room for names. */
  readonly names: number
  readonly column: number
}

/** The height of a plot that holds this many names in one column, in sizes of the type. */
export function namesHeight(count: number): number {
  return count * rowHeight
}

/** `outside`: the height above and below the plot, in CSS pixels. */
export function endsOf(current: Current, style: ChartStyle, outside: number): Ends {
  const { size } = style
  // uPlot's plot is a pixel higher or lower than the room left for it.
  const layoutIn = (plot: uPlot) => layoutOf(current, size, plot.width, plot.height - outside - 1)
  return {
    room(plot) {
      const { columns, column } = layoutIn(plot)
      // A number below the axis sticks out by half its width.
      return Math.max(columns * column + size, 1.6 * size)
    },
    draw(plot) {
      const ends = endPoints(plot, current)
      const layout = layoutIn(plot)
      plot.ctx.save()
      drawCrosses(plot, style, ends)
      drawNames(plot, style, ends, layout)
      plot.ctx.restore()
    },
  }
}

/** The first layout that fits: one column, columns in smaller type, markers alone. */
function layoutOf(current: Current, size: number, width: number, height: number): Layout {
  const lines = namedIn(current.content)
  const columnsAt = (type: number): number => {
    const rows = Math.max(Math.floor(height / (rowHeight * type)), 1)
    return Math.max(Math.ceil(lines.length / rows), 1)
  }
  for (const type of [size, smaller * size]) {
    const columns = columnsAt(type)
    if (type === size && columns > 1) continue
    const share = columns > 1 ? maxShareOfWidth.several : maxShareOfWidth.one
    const beside = (markerWidth + (columns > 1 ? gutter : 0)) * type
    const room = (share * width) / columns - beside
    const widest = widestOf(type, current)
    if (widest > room && room < minName * type) continue
    // Cut names may need less than the room.
    const names = widest > room ? widestOf(type, current, room) : widest
    return { type, columns, names, column: beside + names }
  }
  return { type: size, columns: columnsAt(size), names: 0, column: markerWidth * size }
}

/** Where runs diverged. */
function drawCrosses({ ctx, bbox }: uPlot, style: ChartStyle, ends: readonly End[]): void {
  const ratio = uPlot.pxRatio
  for (const { line, x, y } of ends) {
    if (line.run.divergedAt === undefined) continue
    ctx.strokeStyle = style.shaded(line.look.colour)
    ctx.lineWidth = style.lineWidth * ratio
    const arm = 0.4 * style.size * ratio
    drawCross(ctx, x, Math.max(y, bbox.top + arm), arm)
  }
}

/** The markers and names, each as near to the end of its line as the others leave room. */
function drawNames(
  { ctx, bbox }: uPlot,
  style: ChartStyle,
  ends: readonly End[],
  { type, names, column }: Layout,
): void {
  const ratio = uPlot.pxRatio
  const right = bbox.left + bbox.width
  ctx.textBaseline = 'middle'
  const heights = ends.map(({ y }) => (y - bbox.top) / ratio)
  for (const { at, members } of labelRows(heights, bbox.height / ratio, rowHeight * type)) {
    for (const [index, member] of members.entries()) {
      const line = ends[member]?.line
      if (!line) continue
      const left = right + (0.5 * style.size + index * column) * ratio
      ctx.font = fontOf(type * ratio)
      ctx.textAlign = 'center'
      ctx.fillStyle = style.shaded(line.look.colour)
      ctx.fillText(line.look.marker, left + 0.5 * type * ratio, bbox.top + at * ratio)
      if (names === 0) continue
      const font = fontOf(type * ratio, line.isSelected ? bold : '')
      ctx.font = font
      ctx.textAlign = 'left'
      ctx.fillStyle = line.isSelected ? style.ink : style.inkSoft
      const text = cutToFit(line, font, (names + 1) * ratio)
      ctx.fillText(text, left + markerWidth * type * ratio, bbox.top + at * ratio)
    }
  }
}

/** The widest name after a cut, each measured as if its runner were selected. */
function widestOf(type: number, { content }: Current, max = Infinity): number {
  const font = fontOf(type, bold)
  return Math.max(0, ...namedIn(content).map((line) => textWidth(cutToFit(line, font, max), font)))
}

/** The lines with a name at their ends: one for each runner. */
function namedIn({ lines }: Current['content']): readonly ChartLine[] {
  return lines.filter(({ isValidation }) => !isValidation)
}

interface End {
  readonly line: Current['content']['lines'][number]
  readonly x: number
  readonly y: number
}

/** Where the lines end, in pixels of the canvas. A value off the axis is put at its end. */
function endPoints(plot: uPlot, { content, series }: Current): End[] {
  const [top, bottom] = [plot.bbox.top, plot.bbox.top + plot.bbox.height]
  return namedIn(content).flatMap((line) => {
    const last = line.values.at(-1)
    if (last === undefined) return []
    const shown = last - series.lowest
    const y = series.log && !(shown > 0) ? bottom : plot.valToPos(shown, 'y', true)
    const x = plot.valToPos(placeAt(line, line.values.length - 1), 'x', true)
    return [{ line, x, y: Math.min(Math.max(y, top), bottom) }]
  })
}

function drawCross(ctx: CanvasRenderingContext2D, x: number, y: number, arm: number): void {
  ctx.beginPath()
  ctx.moveTo(x - arm, y - arm)
  ctx.lineTo(x + arm, y + arm)
  ctx.moveTo(x + arm, y - arm)
  ctx.lineTo(x - arm, y + arm)
  ctx.stroke()
}

/** A name cut to a width. The part that tells it from others of its name stays. */
function cutToFit({ short: name, run }: ChartLine, font: string, width: number): string {
  const difference = name.startsWith(`${run.name} `) ? name.slice(run.name.length) : ''
  const fits = (text: string): boolean => textWidth(text, font) <= width
  if (fits(name)) return name
  const shortened = (text: string, kept: string): string | undefined =>
    Array.from({ length: text.length - 1 }, (_, index) => `${text.slice(0, -1 - index)}…${kept}`).find(fits)
  if (difference === '') return shortened(name, '') ?? '…'
  const alone = difference.trim()
  return shortened(run.name, difference) ?? (fits(alone) ? alone : (shortened(alone, '') ?? '…'))
}
