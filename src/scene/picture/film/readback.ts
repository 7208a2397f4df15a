/**
 * Takes the picture of a GPU's canvas as numbers. Drawn onto a 2D canvas as an image, it would make the browser draw the
 * first lines over it in another way than all that follow.
 */
import type { WebGLRenderer } from 'three'

export class Readback {
  readonly #image: ImageData
  readonly #bytes: Uint8Array

  /** In pixels. */
  constructor(width: number, height: number) {
    this.#image = new ImageData(width, height)
    this.#bytes = new Uint8Array(this.#image.data.buffer)
  }

  /** Puts what the renderer's canvas holds onto another of its size. Call in the task that drew it. */
  take(renderer: WebGLRenderer, pen: CanvasRenderingContext2D): void {
    const { width, height } = this.#image
    const gl = renderer.getContext()
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, this.#bytes)
    this.#turn()
    pen.putImageData(this.#image, 0, 0)
  }

  /** The GPU's rows go from the bottom up. */
  #turn(): void {
    const { width, height } = this.#image
    const row = new Uint8Array(4 * width)
    for (let y = 0; y < height >> 1; y += 1) {
      const [low, high] = [4 * width * y, 4 * width * (height - 1 - y)]
      row.set(this.#bytes.subarray(low, low + row.length))
      this.#bytes.copyWithin(low, high, high + row.length)
      this.#bytes.set(row, high)
    }
  }
}

/** Of a canvas of its own, which is made to be read. */
export function penOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!pen) throw new Error('The browser gave no 2D canvas for the film. Choose a smaller size.')
  // Widths as the font has them, whatever pixels the screen has.
  pen.textRendering = 'geometricPrecision'
  return pen
}
