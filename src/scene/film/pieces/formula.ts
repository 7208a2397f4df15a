/** The typeset formula of the loss, below the title. */
import type { SceneTheme } from '../../../looks/palette'
import type { Box } from '../../picture/layout'
import type { FormulaPicture } from '../formula'
import { type Piece, drawPlate } from './piece'

/** Room around it, in sizes of the labels. */
const inside = 0.7

export function formulaPiece(
  theme: SceneTheme,
  formula: FormulaPicture,
  { left, top, width, height }: Box,
): Piece {
  const room = inside * theme.labelSize
  const share = Math.min((width - 2 * room) / formula.width, (height - 2 * room) / formula.height, 1)
  const box: Box = {
    left,
    top,
    width: share * formula.width + 2 * room,
    height: share * formula.height + 2 * room,
  }
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.save()
      pen.translate(left + room, top + room)
      pen.scale(share, share)
      formula.draw(pen)
      pen.restore()
    },
  }
}
