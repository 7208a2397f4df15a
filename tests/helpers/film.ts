/** A short film for tests of encoders: a still ground, thin bright lines that move, a gradient, and a cut. */

export interface TestFilm {
  readonly width: number
  readonly height: number
  /** Before this frame the ground is dark, from it on light. */
  readonly cut: number
  readonly isTransparent?: boolean
}

/** Draws frame n anew, whatever was drawn before. */
export function drawTestFrame(film: TestFilm, frame: number): OffscreenCanvas {
  const { width, height, cut, isTransparent } = film
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  const isDark = frame < cut
  if (!isTransparent) {
    context.fillStyle = isDark ? '#10151c' : '#f4f1ea'
    context.fillRect(0, 0, width, height)
    const gradient = context.createLinearGradient(0, 0, width, 0)
    gradient.addColorStop(0, '#1d3b66')
    gradient.addColorStop(1, isDark ? '#e0a030' : '#20a060')
    context.fillStyle = gradient
    context.fillRect(width / 8, height / 2, (width * 3) / 4, height / 3)
  }
  context.lineWidth = 2
  for (const [index, colour] of ['#ff4060', '#40c0ff', '#ffd040'].entries()) {
    context.strokeStyle = colour
    context.beginPath()
    for (let x = 0; x <= width; x += 4) {
      const angle = x / 25 + index * 2 + frame / 6
      context.lineTo(x, height * (0.3 + 0.15 * Math.sin(angle)))
    }
    context.stroke()
  }
  context.fillStyle = isDark ? '#ffffff' : '#000000'
  context.font = `${Math.round(height / 12)}px sans-serif`
  context.fillText('loss 0.0123', width / 20, height / 8)
  context.fillStyle = 'rgba(255, 64, 96, 0.5)'
  context.fillRect(20 + 3 * frame, height * 0.8, 24, 16)
  return canvas
}

export function pixelsOf(canvas: OffscreenCanvas): ImageData {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
}

/** The picture that a frame of a video or an image shows. */
export function shownPixels(image: VideoFrame | ImageBitmap): ImageData {
  const [width, height] =
    image instanceof VideoFrame ? [image.displayWidth, image.displayHeight] : [image.width, image.height]
  const canvas = new OffscreenCanvas(width, height)
  contextOf(canvas).drawImage(image, 0, 0)
  return pixelsOf(canvas)
}

/** Peak signal to noise over red, green and blue, in dB. */
export function psnr(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let squares = 0
  for (let at = 0; at < one.length; at++) if (at % 4 < 3) squares += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2
  return 10 * Math.log10(255 ** 2 / (squares / (one.length * 0.75)))
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2D canvas')
  return context
}
