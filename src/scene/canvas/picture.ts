/** The picture as an image file: the canvas, with the labels and the titles of the panes over it. */
import type { PlacedText } from '../things/labels/placedText'
import type { SceneTheme } from '../../looks/palette'
import type { PictureWish } from '../../lab/picture'
import type { PaneView } from './paneView'
import { drawLegend } from './pictureLegend'
import { writePictureTexts } from './pictureTexts'

interface Source {
  readonly canvas: HTMLCanvasElement
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
  panes(): readonly PaneView[]
  /**
   * Draws a frame now: a canvas loses its pixels at the end of the task that drew them. `ground`: a colour in place of all
   * that lies behind the sheets.
   */
  draw(ground?: string): void
  /** Called once the pixels are taken, in the same task. */
  drawn(): void
}

/** A PNG at the canvas's own resolution. @throws Error where nothing is drawn */
export async function composePicture(
  source: Source,
  { isTransparent = false, texts = {} }: PictureWish,
): Promise<Blob> {
  const { width, height } = source
  const panes = source.panes().filter(({ stage }) => stage.shown)
  if (panes.length === 0) throw new Error('There is no picture to save: the scene is not drawn.')
  const pen = penOf(source, panes, isTransparent)
  const { canvas } = pen
  pen.scale(canvas.width / width, canvas.height / height)
  pen.textBaseline = 'middle'
  for (const pane of panes) writeTexts(pen, pane, panes.length > 1, texts.legend ?? false)
  const theme = themeOf(panes[0])
  if (theme) writePictureTexts(pen, texts, theme, width)
  return pngOf(canvas)
}

/** Whether or not that comes to an end, the canvas is the page's again. */
function penOf(source: Source, panes: readonly PaneView[], isTransparent: boolean): CanvasRenderingContext2D {
  try {
    return isTransparent ? withoutGround(source, panes) : taken(source, panes)
  } finally {
    source.drawn()
  }
}

/** A canvas with the picture of this moment. Between the panes it has the plain `ground`, else the theme's. */
function taken(
  { canvas, width, ...source }: Source,
  panes: readonly PaneView[],
  ground?: string,
): CanvasRenderingContext2D {
  source.draw(ground)
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  const pen = copy.getContext('2d', { willReadFrequently: ground !== undefined })
  if (!pen) throw new Error('The browser gave no 2D canvas to compose the picture on.')
  pen.fillStyle = ground ?? themeOf(panes[0])?.ground ?? ''
  pen.fillRect(0, 0, copy.width, copy.height)
  const scale = canvas.width / width
  for (const { box } of panes) {
    const [left, top, wide, high] = [box.left, box.top, box.width, box.height].map(
      (side) => side * scale,
    ) as [number, number, number, number]
    pen.drawImage(canvas, left, top, wide, high, left, top, wide, high)
  }
  return pen
}

/** What is seen on black and on white in the same way is solid, and what takes the colour of the ground is clear. */
function withoutGround(source: Source, panes: readonly PaneView[]): CanvasRenderingContext2D {
  const pen = taken(source, panes, '#000000')
  const { width, height } = pen.canvas
  const image = pen.getImageData(0, 0, width, height)
  const onWhite = taken(source, panes, '#ffffff').getImageData(0, 0, width, height).data
  const { data } = image
  for (let at = 0; at < data.length; at += 4) {
    let alpha = 255
    for (let channel = 0; channel < 3; channel += 1)
      alpha = Math.min(alpha, 255 - ((onWhite[at + channel] ?? 0) - (data[at + channel] ?? 0)))
    alpha = Math.max(alpha, 0)
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = alpha === 0 ? 0 : ((data[at + channel] ?? 0) * 255) / alpha
    data[at + 3] = alpha
  }
  pen.putImageData(image, 0, 0)
  return pen
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not encode the picture.'))),
      'image/png',
    )
  })
}

function themeOf(pane: PaneView | undefined): SceneTheme | undefined {
  return pane?.stage.labels.theme
}

function writeTexts(
  pen: CanvasRenderingContext2D,
  pane: PaneView,
  isOneOfSeveral: boolean,
  hasLegend: boolean,
): void {
  const theme = themeOf(pane)
  if (!theme) return
  const { box, whole, title } = pane
  pen.save()
  pen.translate(box.left, box.top)
  pen.beginPath()
  pen.rect(0, 0, box.width, box.height)
  pen.save()
  pen.clip()
  for (const text of pane.stage.labels.placed()) writeText(pen, text, theme)
  const legend = hasLegend ? pane.stage.labels.legend(box) : undefined
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
