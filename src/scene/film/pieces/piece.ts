/** A piece of what a film says beside its picture: its place, and how it is drawn. */
import type { SceneTheme } from '../../../looks/palette'
import type { Box } from '../../picture/layout'

export interface Piece {
  /** In units. */
  readonly box: Box
  draw(pen: CanvasRenderingContext2D): void
}

export function fontOf(size: number, weight = 400): string {
  return `${weight} ${size}px system-ui, sans-serif`
}

/** Draws a plate with round corners. */
export function drawPlate(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { left, top, width, height }: Box,
): void {
  pen.fillStyle = theme.plate
  pen.beginPath()
  pen.roundRect(left, top, width, height, 0.5 * theme.labelSize)
  pen.fill()
}

/** The lines of a text that are no wider than `width` in the pen's font. A word alone may be wider. */
export function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let now = ''
    for (const word of line.split(' ')) {
      const next = now === '' ? word : `${now} ${word}`
      if (now !== '' && pen.measureText(next).width > width) {
        lines.push(now)
        now = word
      } else now = next
    }
    return [...lines, now]
  })
}
