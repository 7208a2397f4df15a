/** The title of a film, and below it the step. */
import type { SceneTheme } from '../../../../looks/palette'
import type { Box } from '../../layout'
import { type Piece, cut, fontOf, linesUpTo, wrapped } from './piece'

/** In sizes of the labels: of the title, of the step, and the height of a line in its own size. */
const [titleSize, stepSize, line] = [1.75, 1.05, 1.25] as const

const maxLines = 3
/** A long title is smaller, down to this share. */
const least = 0.6

export function titlePiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { title, step }: { readonly title: string; readonly step: string },
  { left, top, width }: Box,
): Piece | undefined {
  if (title === '' && step === '') return undefined
  const small = stepSize * theme.labelSize
  const large = sizeFor(pen, title, titleSize * theme.labelSize, width)
  pen.font = fontOf(large, 650)
  const lines = title === '' ? [] : linesUpTo(pen, title, width, maxLines)
  const widths = lines.map((text) => pen.measureText(text).width)
  pen.font = fontOf(small)
  const shownStep = cut(pen, step, width)
  if (step !== '') widths.push(pen.measureText(shownStep).width)
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
      pen.fillText(shownStep, left, top + head + 0.5 * line * small)
    },
  }
}

/** The largest size at which a title has no line too many. */
function sizeFor(pen: CanvasRenderingContext2D, title: string, size: number, width: number): number {
  for (let share = 1; share > least; share -= 0.1) {
    pen.font = fontOf(share * size, 650)
    if (wrapped(pen, title, width).length <= maxLines) return share * size
  }
  return least * size
}
