/** A caption: some lines on a plate at the bottom of its room, in the middle. */
import type { SceneTheme } from '../../../../looks/palette'
import type { Box } from '../../layout'
import { type Piece, drawPlate, fontOf, linesUpTo } from './piece'

/** In sizes of the labels: the text, and in its own size the height of a line and the room beside and above it. */
const [textSize, line, beside, above] = [1.5, 1.3, 0.9, 0.5] as const
/** The widest line, in sizes of the text: longer ones are hard to read. */
const widest = 40
const maxLines = 6

/** Undefined if there is no room for a line. */
export function captionPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { text, strength }: { readonly text: string; readonly strength: number },
  { left, top, width, height }: Box,
): Piece | undefined {
  const size = textSize * theme.labelSize
  pen.font = fontOf(size, 500)
  const most = Math.min(Math.floor((height / size - 2 * above) / line), maxLines)
  if (most < 1) return undefined
  const lines = linesUpTo(pen, text, Math.min(width - 2 * beside * size, widest * size), most)
  const across = Math.min(
    Math.max(...lines.map((each) => pen.measureText(each).width)) + 2 * beside * size,
    width,
  )
  const high = (lines.length * line + 2 * above) * size
  const box: Box = {
    left: left + (width - across) / 2,
    top: top + height - high,
    width: across,
    height: high,
  }
  return {
    box,
    draw(pen) {
      pen.save()
      pen.globalAlpha *= strength
      drawPlate(pen, theme, box)
      pen.font = fontOf(size, 500)
      pen.textAlign = 'center'
      pen.textBaseline = 'middle'
      pen.fillStyle = theme.ink
      for (const [index, each] of lines.entries())
        pen.fillText(each, left + width / 2, box.top + (above + (index + 0.5) * line) * size, across)
      pen.restore()
    },
  }
}
