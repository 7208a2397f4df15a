/**
 * What a film says beside its picture, and where: title and step above, formula and card below them, the board beside,
 * chart and captions at the foot. All stays within the safe area; labels keep off it.
 */
import type { SceneTheme } from '../../../looks/palette'
import type { Box } from '../layout'
import { type BoardRow, boardPiece } from './pieces/board'
import { type FilmCard, cardPiece } from './pieces/card'
import { captionPiece } from './pieces/caption'
import { type ChartLines, chartPiece } from './pieces/chart'
import { legendPiece } from './pieces/legend'
import { type Piece, plated } from './pieces/piece'
import { titlePiece } from './pieces/title'
import type { FormulaPicture } from './formula'
import type { LegendText } from '../../things/labels/legend'

export interface OverlayTexts {
  readonly title: string
  readonly step: string
  readonly board: readonly BoardRow[]
  readonly chart: ChartLines | undefined
  readonly formula: FormulaPicture | undefined
  readonly card: FilmCard | undefined
  readonly legend: LegendText | undefined
  /** With how much of each is there, from 0 to 1. */
  readonly hasCaptions: boolean
  readonly captions: readonly { readonly text: string; readonly strength: number }[]
}

/** Of the shorter side: what screens and players may cut or cover. */
const safe = 0.05

export interface Overlay {
  readonly pieces: readonly Piece[]
  /** What is left for the surface: captions come over it and go. */
  readonly room: Box
}

/** What is said in a picture of this size, in units. `pen` measures texts. `panes`: how many share the picture. */
export function overlayOf(
  pen: CanvasRenderingContext2D,
  texts: OverlayTexts,
  theme: SceneTheme,
  { width, height }: Pick<Box, 'width' | 'height'>,
  panes: number,
): Overlay {
  const margin = safe * Math.min(width, height)
  const inner: Box = { left: margin, top: margin, width: width - 2 * margin, height: height - 2 * margin }
  const isWide = width > 1.15 * height
  // Title and board stand beside each other in a wide picture, and else one below the other.
  const isSplit = isWide && panes === 1
  const gap = 0.9 * theme.labelSize
  const [right, bottom] = [inner.left + inner.width, inner.top + inner.height]
  const pieces: Piece[] = []
  const put = (piece: Piece | undefined | false): Piece | undefined => {
    if (!piece) return undefined
    pieces.push(piece)
    return piece
  }
  const below = (piece: Piece | undefined, otherwise: number): number =>
    piece ? piece.box.top + piece.box.height + gap : otherwise

  const chartSize = isSplit
    ? { width: 0.3 * width, height: 0.27 * height }
    : { width: inner.width, height: (isWide ? 0.24 : 0.17) * height }
  const chart = put(
    texts.chart &&
      chartPiece(pen, theme, texts.chart, {
        ...chartSize,
        left: right - chartSize.width,
        top: bottom - chartSize.height,
      }),
  )
  const aboveChart = chart ? chart.box.top - gap : bottom

  const beside = { ...inner, width: (isSplit ? 0.55 : 1) * inner.width }
  const title = put(titlePiece(pen, theme, texts, beside))
  const underTitle = below(title, inner.top)
  const formulaRoom = { ...beside, top: underTitle, height: (isSplit ? 0.25 : 0.15) * height }
  const formula = put(texts.formula && plated(theme, texts.formula, formulaRoom))
  const underFormula = below(formula, underTitle)
  const captioned = texts.hasCaptions ? captionRoom * theme.labelSize : 0
  // Captions come under it: in a wide picture beside the chart, and else above.
  const cardEnd = isSplit ? bottom - 1.5 * captioned : aboveChart - captioned - surfaceShare * height
  const share = cardShares[texts.card?.kind ?? 'fit'][isSplit ? 'split' : 'stacked']
  // Short pictures with much in them have a card too, over the surface.
  const leastCard = panes === 1 ? Math.min(leastCardShare * height, aboveChart - underFormula) : 0
  // But for wide pictures, the board stands beside it.
  const boardWidth = texts.board.length > 0 && panes === 1 ? leastBoard * theme.labelSize + gap : 0
  const card = put(
    texts.card &&
      cardPiece(pen, theme, texts.card, {
        ...inner,
        width: isSplit ? 0.32 * width : inner.width - boardWidth,
        top: underFormula,
        height: Math.max(Math.min(share * height, cardEnd - underFormula), leastCard),
      }),
  )
  const underCard = below(card, underFormula)

  const besideCard = card && !isSplit ? inner.width - card.box.width - gap : undefined
  const boardTop = isSplit ? inner.top : (card?.box.top ?? underFormula)
  const most = 0.45 * height
  // Several panes have their losses at their feet.
  const board = put(
    panes === 1 &&
      boardPiece(pen, theme, texts.board, {
        right,
        top: boardTop,
        width: isSplit ? inner.width - beside.width - gap : (besideCard ?? inner.width),
        height: isSplit
          ? most
          : Math.max(
              Math.min(most, aboveChart - captioned - surfaceShare * height - boardTop),
              card?.box.height ?? 0,
            ),
      }),
  )
  const underBoard = below(board, isSplit ? boardTop : underCard)
  const legend = put(
    panes === 1 &&
      texts.legend !== undefined &&
      legendPiece(pen, theme, texts.legend, { right, top: underBoard, bottom: aboveChart }),
  )

  // Beside the chart in a wide picture, above it in a high one; between what is above, and as far from a legend.
  const ceiling = Math.max(underCard, underBoard)
  const aside = legend ? right - legend.box.left + gap : 0
  const captionBox: Box =
    chart && isSplit
      ? { ...inner, top: ceiling, width: chart.box.left - gap - inner.left }
      : { ...inner, top: ceiling, left: inner.left + aside, width: inner.width - 2 * aside }
  let under = chart && !isSplit ? aboveChart : bottom
  for (const caption of texts.captions) {
    const piece = put(captionPiece(pen, theme, caption, { ...captionBox, height: under - ceiling }))
    if (piece) under = piece.box.top - gap / 2
  }
  if (panes > 1) return { pieces, room: { ...inner, top: underCard, height: aboveChart - underCard } }
  // A corner of the surface may lie behind a card, which lets it shine through.
  const roomLeft = card && isSplit ? 0.7 * (card.box.left + card.box.width) : 0
  const roomBottom = isWide ? height : (chart?.box.top ?? height) - captioned
  // A crowded surface goes up behind card and board: its axes stand at its foot.
  const roomTop = isWide ? 0 : Math.min(ceiling, roomBottom - surfaceShare * height)
  return {
    pieces,
    room: {
      left: roomLeft,
      top: roomTop,
      width: width - roomLeft,
      height: roomBottom - roomTop,
    },
  }
}

/** What a surface has of a high picture's height at least. */
const surfaceShare = 0.3

/** The width of a board that says something, in sizes of the labels. */
const leastBoard = 17
/** Of the height, for a card of each kind. */
const cardShares = {
  formulas: { split: 0.5, stacked: 0.34 },
  fit: { split: 0.4, stacked: 0.2 },
} as const
/** Of the height, in a picture that has no room for that. */
const leastCardShare = 0.2

/** Of a caption of two lines, in sizes of the labels. */
const captionRoom = 7
