/** The title of a film, and below it the step. */
import type { SceneTheme } from '../../../looks/palette'
import type { Box } from '../../picture/layout'
import { type Piece, fontOf, wrapped } from './piece'

/** In sizes of the labels: of the title, of the step, and the height of a line in its own size. */
const [titleSize, stepSize, line] = [1.75, 1.05, 1.25] as const

export function titlePiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { title, step }: { readonly title: string; readonly step: string },
  { left, top, width }: Box,
): Piece | undefined {
  if (title === '' && step === '') return undefined
  const [large, small] = [titleSize * theme.labelSize, stepSize * theme.labelSize]
  pen.font = fontOf(large, 650)
  const lines = title === '' ? [] : wrapped(pen, title, width).slice(0, 3)
  const widths = lines.map((text) => pen.measureText(text).width)
  pen.font = fontOf(small)
  if (step !== '') widths.push(pen.measureText(step).width)
  const head = lines.length * line * large
  const box: Box = {
    left,
    top,
    width: Math.min(Math.max(...widths), width),
    height: head + (step === '' ? 0 : line * small),
  }
  return {
    box,
    draw(pen) {
      pen.textAlign = 'left'
      pen.textBaseline = 'middle'
      pen.fillStyle = theme.ink
      pen.font = fontOf(large, 650)
      for (const [index, text] of lines.entries())
        pen.fillText(text, left, top + (index + 0.5) * line * large)
      pen.fillStyle = theme.text
      pen.font = fontOf(small)
      pen.fillText(step, left, top + head + 0.5 * line * small)
    },
  }
}
