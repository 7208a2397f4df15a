/** The board in a film: every runner with its loss, the best first. */
import type { SceneTheme } from '../../../../looks/palette'
import type { Box } from '../../layout'
import { type Piece, cut, drawPlate, fontOf } from './piece'

export interface BoardRow {
  readonly marker: string
  readonly colour: string
  readonly name: string
  readonly value: string
}

/** In sizes of the labels: the height of a row, the room inside the plate, from the marker to the name, and between name and value. */
const [high, inside, toName, between] = [1.6, 0.7, 1.5, 1.2] as const
/** A value has the room of the longest usual one, so that the board stands still while losses fall. */
const usualValue = '0.00000000'

/** From its right upper corner. */
interface BoardRoom {
  readonly right: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function boardPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  rows: readonly BoardRow[],
  { right, top, width, height }: BoardRoom,
): Piece | undefined {
  const size = theme.labelSize
  const most = Math.max(Math.floor((height - inside * size) / (high * size)), 1)
  const shown = rows.length > most ? rows.slice(0, most - 1) : rows
  const more = rows.length - shown.length
  if (rows.length === 0) return undefined
  pen.font = fontOf(size)
  const widthOf = (text: string): number => pen.measureText(text).width
  // Of all rows, so that the width does not depend on their order.
  const both = width - (toName + between + 2 * inside) * size
  const values = Math.min(
    Math.max(widthOf(usualValue), ...rows.map(({ value }) => widthOf(value))),
    0.7 * both,
  )
  const names = Math.min(
    Math.max(...rows.map(({ name }) => widthOf(name)), widthOf('and 15 more') - between * size - values),
    both - values,
  )
  const across = (toName + between) * size + names + values
  const count = shown.length + (more > 0 ? 1 : 0)
  const box: Box = {
    left: right - across - 2 * inside * size,
    top,
    width: across + 2 * inside * size,
    height: (count * high + inside) * size,
  }
  const left = box.left + inside * size
  const rowAt = (index: number): number => top + (inside / 2 + (index + 0.5) * high) * size
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.textBaseline = 'middle'
      pen.font = fontOf(size)
      for (const [index, { marker, colour, name, value }] of shown.entries()) {
        const y = rowAt(index)
        pen.textAlign = 'left'
        pen.fillStyle = colour
        pen.fillText(marker, left, y)
        pen.fillStyle = theme.ink
        pen.fillText(cut(pen, name, names), left + toName * size, y)
        pen.textAlign = 'right'
        pen.fillStyle = theme.text
        pen.fillText(cut(pen, value, values), left + across, y)
      }
      if (more === 0) return
      pen.textAlign = 'left'
      pen.fillStyle = theme.text
      pen.fillText(`and ${more} more`, left + toName * size, rowAt(shown.length))
    },
  }
}
