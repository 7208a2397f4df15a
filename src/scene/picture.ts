/** The picture as an image file: the canvas with the labels over it. */
import { sceneThemes } from './palette'
import type { Projection } from './projection'
import type { Stage } from './stage'

interface Source {
  readonly canvas: HTMLCanvasElement
  readonly stage: Stage
  readonly projection: Projection
  /** Draws a frame now, since a canvas gives up its pixels at the end of the task that drew them. */
  draw(): void
}

let source: Source | undefined

let settle = (): void => undefined

/** Settles once the first picture is on the screen, or it is plain that there will be none. */
export const firstPicture = new Promise<void>((resolve) => {
  settle = resolve
})

/** Called while a frame is drawn, or in place of the first: the browser shows it before the next. */
export function pictured(): void {
  requestAnimationFrame(() => settle())
}

/** Says what `picture` takes; returns how to withdraw it. The page has one canvas for life. */
export function offerPicture(offered: Source): () => void {
  source = offered
  return () => {
    if (source === offered) source = undefined
  }
}

/** A PNG of the scene as it stands, at the canvas's own resolution. @throws Error where nothing is drawn */
export function picture(): Promise<Blob> {
  const from = source
  const theme = from?.stage.shown && sceneThemes[from.stage.shown.view.theme]
  if (!from || !theme)
    return Promise.reject(new Error('There is no picture to save: the scene is not drawn.'))
  from.draw()
  const { canvas, stage, projection } = from
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  const pen = copy.getContext('2d')
  if (!pen) return Promise.reject(new Error('The browser gave no 2D canvas to compose the picture on.'))
  pen.drawImage(canvas, 0, 0)
  pen.scale(copy.width / projection.width, copy.height / projection.height)
  pen.textBaseline = 'middle'
  for (const text of stage.labels.placed()) {
    const serif = text.kind === 'name'
    pen.font = serif
      ? `italic ${text.size}px Georgia, serif`
      : `${text.kind === 'runner' ? 500 : 400} ${text.size}px system-ui, sans-serif`
    if (text.kind !== 'runner') {
      pen.fillStyle = text.colour
      pen.textAlign = 'center'
      pen.fillText(text.text, text.x, text.y)
      continue
    }
    const [left, top] = [text.x - text.width / 2, text.y - text.height / 2]
    if (text.leader) {
      pen.strokeStyle = text.colour
      pen.lineWidth = 1.5
      pen.beginPath()
      pen.moveTo(...text.leader)
      pen.lineTo(text.leader[0] < text.x ? left : left + text.width, text.y)
      pen.stroke()
    }
    pen.fillStyle = theme.plate
    pen.beginPath()
    pen.roundRect(left, top, text.width, text.height, 0.35 * text.size)
    pen.fill()
    pen.textAlign = 'left'
    pen.fillStyle = text.colour
    pen.fillText(text.marker, left + 0.4 * text.size, text.y)
    pen.fillStyle = theme.ink
    pen.fillText(text.text, left + 1.6 * text.size, text.y)
  }
  return new Promise((resolve, reject) => {
    copy.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not encode the picture.'))),
      'image/png',
    )
  })
}
