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
  const gap = 0.9 * theme.labelSize
  const pieces: Piece[] = []
  const put = (piece: Piece | undefined | false): Piece | undefined => {
    if (!piece) return undefined
    pieces.push(piece)
    return piece
  }
  const titleWidth = inner.width * (isWide && panes === 1 ? 0.55 : 1)
  const title = put(titlePiece(pen, theme, texts, { ...inner, width: titleWidth }))
  const underTitle = title ? title.box.top + title.box.height + gap : inner.top
  put(texts.formula && formulaPiece(theme, texts.formula, { ...inner, top: underTitle }))
  const right = inner.left + inner.width
  const boardTop = isWide ? inner.top : underTitle
  // Several panes have their losses at their feet.
  const board =
    panes > 1
      ? undefined
      : put(boardPiece(pen, theme, texts.board, { right, top: boardTop, height: 0.45 * height }))
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
    panes === 1 &&
      texts.legend !== undefined &&
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
  const isCaptioned = texts.hasCaptions && !isWide
  const roomTop = isWide ? (panes > 1 ? underTitle : 0) : Math.max(underTitle, board ? underBoard : 0)
  const roomBottom = isWide
    ? height
    : (chart?.box.top ?? height) - (isCaptioned ? captionRoom * theme.labelSize : 0)
  return {
    pieces,
    room: { left: 0, top: roomTop, width, height: Math.max(roomBottom - roomTop, 0.3 * height) },
  }
}

/** Of a caption of two lines, in sizes of the labels. */
const captionRoom = 7
