/** Writes the labels of a pane into a picture: names at the balls, numbers at the frame, the legend, the title at the foot. */
import type { SceneTheme } from '../../looks/palette'
import type { PlacedLegend } from '../things/labels/legend'
import type { PlacedText } from '../things/labels/placedText'
import type { Stage } from '../stage'
import type { Box } from './layout'
import { drawLegend } from './legend'

/** A pane in a picture, in the pen's units. */
export interface PicturedPane {
  readonly stage: Stage
  /** The picture, above the foot, and the same with the foot. */
  readonly box: Box
  readonly whole: Box
  readonly title: string
}

export function writeLabels(
  pen: CanvasRenderingContext2D,
  { stage, box, whole, title }: PicturedPane,
  theme: SceneTheme,
  isOneOfSeveral: boolean,
  legend?: PlacedLegend,
): void {
  pen.save()
  pen.translate(box.left, box.top)
  pen.beginPath()
  pen.rect(0, 0, box.width, box.height)
  pen.save()
  pen.clip()
  for (const text of stage.labels.placed()) writeText(pen, text, theme)
  if (legend) drawLegend(pen, legend, theme)
  pen.restore()
  if (isOneOfSeveral) {
    pen.strokeStyle = theme.line
    pen.lineWidth = 1
    pen.strokeRect(0, 0, whole.width, whole.height)
    pen.font = `600 ${theme.labelSize}px system-ui, sans-serif`
    pen.fillStyle = theme.ink
    pen.textAlign = 'left'
    pen.fillText(title, 0.8 * theme.labelSize, (box.height + whole.height) / 2)
  }
  pen.restore()
}

function writeText(pen: CanvasRenderingContext2D, text: PlacedText, theme: SceneTheme): void {
  const isName = text.kind === 'name'
  pen.font = isName
    ? `italic ${text.size}px Georgia, serif`
    : `${text.kind === 'runner' ? 500 : 400} ${text.size}px system-ui, sans-serif`
  if (text.kind !== 'runner') {
    pen.fillStyle = text.colour
    pen.textAlign = 'center'
    pen.fillText(text.text, text.x, text.y)
    return
  }
  writeLabel(pen, text, theme)
}

function writeLabel(pen: CanvasRenderingContext2D, text: PlacedText, theme: SceneTheme): void {
  const { size, colour, leader, width, height } = text
  const [left, top] = [text.x - width / 2, text.y - height / 2]
  pen.strokeStyle = colour
  if (leader) {
    pen.lineWidth = 1.5
    pen.beginPath()
    pen.moveTo(leader.from.x, leader.from.y)
    pen.lineTo(leader.to.x, leader.to.y)
    pen.stroke()
  }
  pen.fillStyle = theme.plate
  pen.lineWidth = text.isSelected ? 1.5 : 1
  pen.beginPath()
  pen.roundRect(left, top, width, height, 0.42 * size)
  pen.fill()
  pen.stroke()
  pen.textAlign = 'left'
  pen.fillStyle = colour
  pen.fillText(text.marker, left + 0.5 * size, text.y)
  pen.fillStyle = theme.ink
  pen.fillText(text.text, left + 1.7 * size, text.y)
  pen.textAlign = 'right'
  pen.font = `400 ${0.92 * size}px system-ui, sans-serif`
  pen.fillStyle = theme.text
  pen.fillText(text.note, left + width - 0.6 * size, text.y)
}
