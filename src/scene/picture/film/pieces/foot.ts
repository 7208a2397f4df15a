/** The losses at the foot of one of several panes: markers with numbers, the best first, as many as there is room for. */
import type { SceneTheme } from '../../../../looks/palette'
import type { Box } from '../../layout'
import type { BoardRow } from './board'
import { fontOf } from './piece'

/** In sizes of the labels: the room at the sides, between two rows, between marker and number; the smaller number. */
const [beside, between, toValue, small] = [0.8, 0.9, 0.35, 0.92] as const

interface Footed {
  readonly box: Box
  readonly whole: Box
  readonly title: string
}

export function writeFoot(
  pen: CanvasRenderingContext2D,
  { box, whole, title }: Footed,
  { labelSize: size, ...theme }: SceneTheme,
  rows: readonly BoardRow[],
): void {
  pen.save()
  pen.font = fontOf(size, 600)
  const begins = whole.left + 2 * beside * size + pen.measureText(title).width
  pen.font = fontOf(small * size)
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  const y = box.top + (box.height + whole.height) / 2
  const widths = rows.map(
    ({ marker, value }) => pen.measureText(marker).width + toValue * size + pen.measureText(value).width,
  )
  const room = whole.left + whole.width - beside * size - begins
  let [count, taken] = [0, 0]
  while (count < rows.length && taken + (widths[count] ?? 0) <= room) {
    taken += (widths[count] ?? 0) + between * size
    count += 1
  }
  let x = whole.left + whole.width - beside * size - (taken - between * size)
  for (const [index, { marker, colour, value }] of rows.slice(0, count).entries()) {
    pen.fillStyle = colour
    pen.fillText(marker, x, y)
    pen.fillStyle = theme.text
    pen.fillText(value, x + pen.measureText(marker).width + toValue * size, y)
    x += (widths[index] ?? 0) + between * size
  }
  pen.restore()
}
