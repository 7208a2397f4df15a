/** The legend bar of a film, at the right side of the picture. */
import type { SceneTheme } from '../../../looks/palette'
import { drawLegend } from '../../picture/legend'
import type { LegendText } from '../../things/labels/legend'
import type { Piece } from './piece'

/** In sizes of a number: the bar's height, the room above it for its name, and beside it for numbers. */
const [high, name, numbers] = [9, 1.8, 4.4] as const

export function legendPiece(
  theme: SceneTheme,
  text: LegendText,
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
): Piece | undefined {
  const size = theme.tickSize
  const height = Math.min(high * size, bottom - top - name * size)
  if (height < 4 * size) return undefined
  const left = right - numbers * size
  const bar = { left, top: bottom - height, right, bottom }
  return {
    box: { left, top: bar.top - name * size, width: right - left, height: height + name * size },
    draw: (pen) => {
      pen.textBaseline = 'middle'
      drawLegend(pen, { text, bar }, theme)
    },
  }
}
