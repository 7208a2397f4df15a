/**
 * What a film says beside its picture, and where: title and step above, the board beside them, chart and captions below.
 * All stays within the safe area; labels keep off it.
 */
import type { SceneTheme } from '../../looks/palette'
import type { Box } from '../picture/layout'
import { type BoardRow, boardPiece } from './pieces/board'
import { captionPiece } from './pieces/caption'
import { type ChartLines, chartPiece } from './pieces/chart'
import { formulaPiece } from './pieces/formula'
import { legendPiece } from './pieces/legend'
import type { Piece } from './pieces/piece'
import { titlePiece } from './pieces/title'
import type { FormulaPicture } from './formula'
import type { LegendText } from '../things/labels/legend'

export interface OverlayTexts {
  readonly title: string
  readonly step: string
  readonly board: readonly BoardRow[]
  readonly chart: ChartLines | undefined
  readonly formula: FormulaPicture | undefined
  readonly legend: LegendText | undefined
  /** With how much of each is there, from 0 to 1. */
  readonly captions: readonly { readonly text: string; readonly strength: number }[]
}

/** Of the shorter side: what screens and players may cut or cover. */
const safe = 0.05

/** The pieces of a picture of this size, in units. `pen` measures texts. */
export function overlayPieces(
  pen: CanvasRenderingContext2D,
  texts: OverlayTexts,
  theme: SceneTheme,
  { width, height }: Pick<Box, 'width' | 'height'>,
): readonly Piece[] {
  const margin = safe * Math.min(width, height)
  const inner: Box = { left: margin, top: margin, width: width - 2 * margin, height: height - 2 * margin }
  const isWide = width > 1.15 * height
  const gap = 0.9 * theme.labelSize
  const pieces: Piece[] = []
  const put = (piece: Piece | undefined): Piece | undefined => {
    if (piece) pieces.push(piece)
    return piece
  }
  const title = put(titlePiece(pen, theme, texts, { ...inner, width: inner.width * (isWide ? 0.55 : 1) }))
  const underTitle = title ? title.box.top + title.box.height + gap : inner.top
  put(texts.formula && formulaPiece(theme, texts.formula, { ...inner, top: underTitle }))
  const right = inner.left + inner.width
  const boardTop = isWide ? inner.top : underTitle
  const board = put(boardPiece(pen, theme, texts.board, { right, top: boardTop, height: 0.45 * height }))
  const underBoard = board ? board.box.top + board.box.height + gap : inner.top
  const bottom = inner.top + inner.height
  const chartSize = isWide
    ? { width: 0.3 * width, height: 0.27 * height }
    : { width: inner.width, height: 0.17 * height }
  const chart = put(
    texts.chart &&
      chartPiece(pen, theme, texts.chart, {
        ...chartSize,
        left: right - chartSize.width,
        top: bottom - chartSize.height,
      }),
  )
  put(
    texts.legend &&
      legendPiece(theme, texts.legend, {
        right,
        top: underBoard,
        bottom: chart ? chart.box.top - gap : bottom,
      }),
  )
  // Beside the chart in a wide picture, above it in a high one.
  const room: Box =
    chart && isWide
      ? { ...inner, width: chart.box.left - gap - inner.left }
      : chart
        ? { ...inner, height: chart.box.top - gap - inner.top }
        : inner
  let under = room.top + room.height
  for (const caption of texts.captions) {
    const piece = put(captionPiece(pen, theme, caption, { ...room, height: under - room.top }))
    if (piece) under = piece.box.top - gap / 2
  }
  return pieces
}
