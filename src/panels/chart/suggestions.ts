/** The rates that a range test suggests, as upright lines in the chart. */
import type uPlot from 'uplot'
import type { Current } from './series'
import type { ChartStyle } from './style'

export function drawSuggestions(
  { ctx, bbox, valToPos }: uPlot,
  { content: { suggestions, across } }: Current,
  { ink, lineWidth }: ChartStyle,
): void {
  if (!suggestions) return
  const { decadeBelow, steepest } = suggestions
  ctx.save()
  ctx.strokeStyle = ink
  ctx.lineWidth = lineWidth
  ctx.setLineDash([3 * lineWidth, 3 * lineWidth])
  ctx.beginPath()
  for (const eta of steepest ? [decadeBelow, steepest.eta] : [decadeBelow]) {
    const x = valToPos(across.placeAt(eta), 'x', true)
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
  }
  ctx.stroke()
  ctx.restore()
}
