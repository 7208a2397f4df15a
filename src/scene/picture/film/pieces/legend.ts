/** The legend bar of a film, at the right side of the picture. */
import type { SceneTheme } from '../../../../looks/palette'
import { drawLegend, gap, wide } from '../../legend'
import type { LegendText } from '../../../things/labels/legend'
import { type Piece, fontOf } from './piece'

/** In sizes of a number: the bar's height, the room above and below it for its name and half a number, and beside it. */
const [high, name, below, beside] = [9, 2, 0.6, 0.2] as const

export function legendPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  text: LegendText,
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
): Piece | undefined {
  const size = theme.tickSize
  const height = Math.min(high * size, bottom - top - (name + below) * size)
  if (height < 4 * size) return undefined
  pen.font = fontOf(size)
  const numbers = Math.max(0, ...text.ticks.map((tick) => pen.measureText(tick.text).width))
  const left = right - (wide + gap) * size - numbers
  const low = bottom - below * size
  const bar = { left, top: low - height, right, bottom: low }
  return {
    box: {
      left: left - beside * size,
      top: bar.top - name * size,
      width: right - left + beside * size,
      height: height + (name + below) * size,
    },
    draw: (pen) => {
      pen.textBaseline = 'middle'
      drawLegend(pen, { text, bar }, theme)
    },
  }
}
