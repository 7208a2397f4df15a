/** What is drawn at the ends of the chart's lines: a cross where a run diverged, and beside the plot the runners' names. */
import uPlot from 'uplot'
import { labelRows } from './labels'
import type { Current } from './options'
import { type ChartStyle, fontOf } from './style'

/** Names take no more of the chart's width than this; a chart too narrow for it shows markers alone. */
const mostOfWidth = 0.37
/** In sizes of the type: a marker with its gap, the narrowest room that is worth a name, a row. */
const markerWidth = 1.25
const leastName = 4
const rowHeight = 1.25
/** The weight of the selected runner's name. */
const bold = '600'

export interface Ends {
  /** What the labels need at the right, in CSS pixels. */
  room(plot: uPlot): number
  draw(plot: uPlot): void
}

/** `outside`: what lies above and below the plot, in CSS pixels. */
export function endsOf(current: Current, style: ChartStyle, outside: number): Ends {
  const { size } = style
  const rows = (plot: uPlot): number => Math.max(Math.floor((plot.height - outside) / (rowHeight * size)), 1)
  /** How wide the names may be; 0 where there is no room for them. */
  const nameWidth = (plot: uPlot): number => {
    const { lines } = current.content
    if (lines.length > rows(plot)) return 0
    const { ctx } = plot
    // uPlot remembers the font that it has set, and does not look whether it is still that.
    ctx.save()
    ctx.font = fontOf(size, bold)
    const widest = Math.max(0, ...lines.map(({ name }) => ctx.measureText(name).width))
    ctx.restore()
    const room = mostOfWidth * plot.width - markerWidth * size
    return widest > room && room < leastName * size ? 0 : Math.min(widest, room)
  }
  return {
    room(plot) {
      const names = nameWidth(plot)
      const abreast = Math.ceil(current.content.lines.length / rows(plot))
      const marks = (names > 0 ? 1 : abreast) * markerWidth * size
      // A number below the axis sticks out by half of its width.
      return Math.max(marks + names + size, 1.6 * size)
    },
    draw(plot) {
      const { ctx, bbox } = plot
      const ratio = uPlot.pxRatio
      const [right, bottom] = [bbox.left + bbox.width, bbox.top + bbox.height]
      const ends = endPoints(plot, current)
      const names = nameWidth(plot)
      ctx.save()
      for (const { line, x, y } of ends) {
        if (line.run.divergedAt === undefined) continue
        ctx.strokeStyle = style.shaded(line.look.colour)
        ctx.lineWidth = style.lineWidth * ratio
        const arm = 0.4 * size * ratio
        drawCross(ctx, x, Math.max(y, bbox.top + arm), arm)
      }
      ctx.textBaseline = 'middle'
      const places = ends.map(({ y }) => (y - bbox.top) / ratio)
      for (const { at, members } of labelRows(places, (bottom - bbox.top) / ratio, rowHeight * size)) {
        let left = right + 0.5 * size * ratio
        for (const member of members) {
          const { name, look, isSelected } = ends[member]?.line ?? {}
          if (!look || name === undefined) continue
          ctx.font = fontOf(size * ratio)
          ctx.textAlign = 'center'
          ctx.fillStyle = style.shaded(look.colour)
          ctx.fillText(look.marker, left + 0.5 * size * ratio, bbox.top + at * ratio)
          left += markerWidth * size * ratio
          if (names === 0) continue
          ctx.font = fontOf(size * ratio, isSelected ? bold : '')
          ctx.textAlign = 'left'
          ctx.fillStyle = isSelected ? style.ink : style.inkSoft
          ctx.fillText(cutTo(ctx, name, (names + 1) * ratio), left, bbox.top + at * ratio)
        }
      }
      ctx.restore()
    },
  }
}

interface End {
  readonly line: Current['content']['lines'][number]
  readonly x: number
  readonly y: number
}

/** Where the lines end, in pixels of the canvas; what the axis does not show, at its end. */
function endPoints(plot: uPlot, { content, series }: Current): End[] {
  const [top, bottom] = [plot.bbox.top, plot.bbox.top + plot.bbox.height]
  return content.lines.flatMap((line) => {
    const last = line.values.at(-1)
    if (last === undefined) return []
    const shown = last - series.lowest
    const y = series.log && !(shown > 0) ? bottom : plot.valToPos(shown, 'y', true)
    const x = plot.valToPos((line.values.length - 1) * line.unit, 'x', true)
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

function cutTo(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text
  let cut = text
  while (cut !== '' && ctx.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1)
  return `${cut}…`
}
