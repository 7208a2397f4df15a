/** The card in a film: the formulas of the loss and of a runner's rule, or the rows of a fit with every runner's curve. */
import type { SceneTheme } from '../../../looks/palette'
import { type FitMarks, drawFit } from '../../../looks/drawFit'
import { fitPlot } from '../../../looks/fitPlot'
import type { Race } from '../../../run/race'
import type { Box } from '../../picture/layout'
import type { FormulaPicture } from '../formula'
import { type Piece, cut, drawPlate, fontOf } from './piece'

export type FilmCard =
  | {
      readonly kind: 'formulas'
      /** Of the loss; undefined where it stands in the picture already. */
      readonly loss: FormulaPicture | undefined
      readonly runner: { readonly marker: string; readonly colour: string; readonly name: string } | undefined
      readonly rule: readonly FormulaPicture[]
    }
  | { readonly kind: 'fit'; readonly race: Race; readonly marks: FitMarks }

/** In sizes of the labels: the room inside, between lines, of the runner's line. */
const [inside, gap, line] = [0.7, 0.45, 1.7] as const
/** In units: labels in a scale that makes them smaller are read by nobody, and the card is left out. */
const smallest = 7
/** Of a plot: its width is so many times its height at most. */
const widest = 1.6

/** In the upper left corner of its room, in units. */
export function cardPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  card: FilmCard,
  room: Box,
): Piece | undefined {
  return card.kind === 'fit' ? fitPiece(theme, card, room) : formulasPiece(pen, theme, card, room)
}

type Placed = { readonly picture: FormulaPicture; readonly top: number }

/** All lines in one scale, so that the longest fits. */
function formulasPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  { loss, runner, rule }: Extract<FilmCard, { kind: 'formulas' }>,
  { left, top, width, height }: Box,
): Piece | undefined {
  const size = theme.labelSize
  const placed: Placed[] = []
  let [across, down] = [0, 0]
  const put = (picture: FormulaPicture): void => {
    if (down > 0) down += gap * size
    placed.push({ picture, top: down })
    across = Math.max(across, picture.width)
    down += picture.height
  }
  if (loss) put(loss)
  const nameTop = down + (loss ? gap * size : 0)
  if (runner) {
    pen.font = fontOf(size, 600)
    across = Math.max(across, pen.measureText(`${runner.marker} `).width + pen.measureText(runner.name).width)
    down = nameTop + line * size
  }
  for (const picture of rule) put(picture)
  if (across === 0) return undefined
  const room = inside * size
  const scale = Math.min((width - 2 * room) / across, (height - 2 * room) / down, 1)
  if (scale * size < smallest) return undefined
  const box: Box = { left, top, width: scale * across + 2 * room, height: scale * down + 2 * room }
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.save()
      pen.translate(left + room, top + room)
      pen.scale(scale, scale)
      if (runner) {
        pen.font = fontOf(size, 600)
        pen.textBaseline = 'middle'
        pen.textAlign = 'left'
        const y = nameTop + (line * size) / 2
        pen.fillStyle = runner.colour
        pen.fillText(runner.marker, 0, y)
        const from = pen.measureText(`${runner.marker} `).width
        pen.fillStyle = theme.ink
        pen.fillText(cut(pen, runner.name, across - from), from, y)
      }
      for (const { picture, top } of placed) {
        pen.save()
        pen.translate(0, top)
        picture.draw(pen)
        pen.restore()
      }
      pen.restore()
    },
  }
}

function fitPiece(
  theme: SceneTheme,
  { race, marks }: Extract<FilmCard, { kind: 'fit' }>,
  { left, top, width, height }: Box,
): Piece | undefined {
  const size = theme.tickSize
  const box: Box = { left, top, width: Math.min(width, widest * height), height }
  const plot = fitPlot({ width: box.width, height, size }, race)
  if (!plot || plot.right - plot.left < 4 * size || plot.bottom - plot.top < 3 * size) return undefined
  return {
    box,
    draw(pen) {
      drawPlate(pen, theme, box)
      pen.save()
      pen.translate(left, top)
      pen.textBaseline = 'alphabetic'
      const colours = {
        ink: theme.ink,
        soft: theme.text,
        faint: theme.text,
        line: `color-mix(in srgb, ${theme.line} 30%, transparent)`,
        tangent: theme.ink,
        shaded: (own: string) => own,
        size,
        width: 1.8 * theme.lines,
      }
      drawFit({ context: pen, height }, colours, plot, marks)
      pen.restore()
    },
  }
}
