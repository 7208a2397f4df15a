/** Writes what a saved picture may have beside the scene: its title, the step, the board. */
import type { PictureRow, PictureTexts } from '../../lab/picture'
import type { SceneTheme } from '../../looks/palette'

/** In sizes of the labels: the margin, the height of a row, the room in a plate. */
const margin = 0.9
const row = 1.45
const inside = 0.6

/** `pen` counts in CSS pixels; `width` is that of the picture. */
export function writePictureTexts(
  pen: CanvasRenderingContext2D,
  { title, step, board }: PictureTexts,
  theme: SceneTheme,
  width: number,
): void {
  const size = theme.labelSize
  pen.save()
  pen.textBaseline = 'middle'
  const head = [title, step].filter((text) => text !== undefined)
  const fontOf = (index: number): string =>
    index === 0 && title !== undefined
      ? `600 ${1.25 * size}px system-ui, sans-serif`
      : `${size}px system-ui, sans-serif`
  if (head.length > 0) {
    const widths = head.map((text, index) => {
      pen.font = fontOf(index)
      return pen.measureText(text).width
    })
    const [left, top] = plate(pen, theme, margin * size, Math.max(...widths), head.length)
    pen.textAlign = 'left'
    for (const [index, text] of head.entries()) {
      pen.font = fontOf(index)
      pen.fillStyle = index === 0 ? theme.ink : theme.text
      pen.fillText(text, left, top + (index + 0.5) * row * size, width / 2)
    }
  }
  if (board && board.length > 0) writeBoard(pen, board, theme, width)
  pen.restore()
}

function writeBoard(
  pen: CanvasRenderingContext2D,
  board: readonly PictureRow[],
  theme: SceneTheme,
  width: number,
): void {
  const size = theme.labelSize
  pen.font = `${size}px system-ui, sans-serif`
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => pen.measureText(text).width))
  const names = widest(board.map(({ name }) => name))
  const values = widest(board.map(({ value }) => value))
  const across = 1.6 * size + names + size + values
  const [left, top] = plate(pen, theme, width - across - (margin + 2 * inside) * size, across, board.length)
  for (const [index, { marker, colour, name, value }] of board.entries()) {
    const y = top + (index + 0.5) * row * size
    pen.textAlign = 'left'
    pen.fillStyle = colour
    pen.fillText(marker, left, y)
    pen.fillStyle = theme.ink
    pen.fillText(name, left + 1.6 * size, y)
    pen.textAlign = 'right'
    pen.fillStyle = theme.text
    pen.fillText(value, left + across, y)
  }
}

/** Draws the plate behind some rows. Returns where they begin. */
function plate(
  pen: CanvasRenderingContext2D,
  { plate: colour, labelSize: size }: SceneTheme,
  left: number,
  width: number,
  rows: number,
): [left: number, top: number] {
  pen.fillStyle = colour
  pen.beginPath()
  const top = margin * size
  pen.roundRect(left, top, width + 2 * inside * size, (rows * row + inside) * size, 0.4 * size)
  pen.fill()
  return [left + inside * size, top + (inside / 2) * size]
}
