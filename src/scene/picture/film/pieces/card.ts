/** The card in a film: the formulas of the loss and of a runner's rule, or the rows of a fit with every runner's curve. */
import type { SceneTheme } from '../../../../looks/palette'
import { type FitMarks, drawFit } from '../../../../looks/drawFit'
import { fitPlot } from '../../../../looks/fitPlot'
import type { Race } from '../../../../run/race'
import type { Box } from '../../layout'
import type { FormulaPicture } from '../formula'
import { type Piece, drawPlate, fontOf, plated, shareOn } from './piece'

interface CardRunner {
  readonly marker: string
  readonly colour: string
  readonly name: string
}

export type FilmCard =
  | {
      readonly kind: 'formulas'
      /** Of the loss; undefined where it stands in the picture already. */
      readonly loss: FormulaPicture | undefined
      readonly runner: CardRunner | undefined
      readonly rule: readonly FormulaPicture[]
    }
  | { readonly kind: 'fit'; readonly race: Race; readonly marks: FitMarks }

/** In sizes of the labels: the room between lines, and the runner's line. */
const [gap, line] = [0.45, 1.4] as const
/** In units: labels in a scale that makes them smaller are read by nobody, and are left out. */
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

/** All lines in one scale, so that the longest fits. */
function formulasPiece(
  pen: CanvasRenderingContext2D,
  theme: SceneTheme,
  card: Extract<FilmCard, { kind: 'formulas' }>,
  room: Box,
): Piece | undefined {
  // A rule that is too long leaves the loss its place.
  const choices = [card, ...(card.loss ? [{ ...card, rule: [] }] : [])].map((each) =>
    stacked(pen, theme, each),
  )
  const content = choices.find(
    (each) => each.width > 0 && shareOn(theme, each, room) * theme.labelSize >= smallest,
  )
  return content && plated(theme, content, room)
}

/** The loss, the runner's name and the lines of its rule, one below the other. */
function stacked(
  pen: CanvasRenderingContext2D,
  { labelSize: size, ink }: SceneTheme,
  { loss, runner, rule }: Extract<FilmCard, { kind: 'formulas' }>,
): FormulaPicture {
  const name = runner && nameLine(pen, size, ink, runner)
  const lines = [loss, name, ...rule].filter((each) => each !== undefined)
  const tops = lines.map((_, at) =>
    lines.slice(0, at).reduce((sum, { height }) => sum + height + gap * size, 0),
  )
  return {
    width: Math.max(0, ...lines.map(({ width }) => width)),
    height: (tops.at(-1) ?? 0) + (lines.at(-1)?.height ?? 0),
    draw(pen) {
      for (const [at, each] of lines.entries()) {
        pen.save()
        pen.translate(0, tops[at] ?? 0)
        each.draw(pen)
        pen.restore()
      }
    },
  }
}

function nameLine(
  pen: CanvasRenderingContext2D,
  size: number,
  ink: string,
  { marker, colour, name }: CardRunner,
): FormulaPicture {
  const font = fontOf(size, 600)
  pen.font = font
  const before = pen.measureText(`${marker} `).width
  return {
    width: before + pen.measureText(name).width,
    height: line * size,
    draw(pen) {
      pen.font = font
      pen.textBaseline = 'middle'
      pen.textAlign = 'left'
      pen.fillStyle = colour
      pen.fillText(marker, 0, (line * size) / 2)
      pen.fillStyle = ink
      pen.fillText(name, before, (line * size) / 2)
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
