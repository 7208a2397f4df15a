/** The picture as an image file: the canvas, with the labels and the titles of the panes over it. */
import type { SceneTheme } from '../../looks/palette'
import type { PictureWish } from '../../lab/picture'
import type { PaneView } from './paneView'
import { clearOf } from '../picture/clear'
import { writeLabels } from '../picture/labels'
import { writePictureTexts } from '../picture/texts'

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
  for (const pane of panes) {
    const theme = themeOf(pane)
    const legend = texts.legend ? pane.stage.labels.legend(pane.box) : undefined
    if (theme) writeLabels(pen, pane, theme, panes.length > 1, legend)
  }
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
  clearOf(image.data, onWhite, image.data)
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
