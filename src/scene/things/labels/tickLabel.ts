/** A number or a name at the frame. It makes room for labels, and for what lies over the picture. */
import type { SceneTheme } from '../../../looks/palette'
import type { Projection } from '../../ground/projection'
import type { AxisText } from '../axes'
import { type Box, boxAround, sharedArea } from './boxes'
import { MovedElement } from './movedElement'

/** Of a character and of a line, in sizes of the text. */
const [characterWidth, lineHeight] = [0.6, 1]

export class TickLabel {
  readonly #element: MovedElement
  readonly #point = { x: 0, y: 0 }
  #kind: AxisText['kind'] | undefined
  #isPlaced = true
  #isCovered = false
  /** What it covers; estimated, since its size must not be asked for in a frame. */
  box: Box = { left: 0, top: 0, right: 0, bottom: 0 }

  constructor(
    layer: HTMLElement,
    public text: AxisText,
  ) {
    this.#element = new MovedElement(layer)
    this.setText(text)
  }

  /** Where it was last placed, in CSS pixels from the top left corner. */
  get point(): { readonly x: number; readonly y: number } {
    return this.#point
  }

  get isShown(): boolean {
    return this.#isPlaced && !this.#isCovered
  }

  /** Whether it would be shown if nothing covered it. */
  get isPlaced(): boolean {
    return this.#isPlaced
  }

  setText(text: AxisText): void {
    this.text = text
    this.#element.setText(text.text)
    if (text.kind === this.#kind) return
    this.#kind = text.kind
    this.#element.element.className = `scene-${text.kind}`
  }

  place(projection: Projection, theme: SceneTheme | undefined, hasNumbers: boolean): void {
    const { x, y, z, kind, text } = this.text
    const point = this.#point
    const inFront = projection.project(x, y, z, point)
    const size = (kind === 'tick' ? theme?.tickSize : theme?.labelSize) ?? 0
    const [width, height] = [characterWidth * size * text.length, lineHeight * size]
    this.box = boxAround(point, { width, height })
    // A number that is cut in half is worse than none.
    const isInside = point.y < projection.height - height / 2
    const hasRoom = kind === 'name' || hasNumbers
    this.#isPlaced = inFront && isInside && hasRoom
    this.#element.setVisible(this.#isPlaced)
    if (!this.#isPlaced) return
    this.#element.setTransform(
      `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px) translate(-50%, -50%)`,
    )
  }

  /** Fades where one of these boxes covers it. */
  yieldTo(boxes: readonly Box[]): void {
    const isCovered = this.#isPlaced && boxes.some((box) => sharedArea(box, this.box) > 0)
    if (isCovered === this.#isCovered) return
    this.#isCovered = isCovered
    this.#element.element.toggleAttribute('data-covered', isCovered)
  }

  remove(): void {
    this.#element.remove()
  }
}
