/** A number or a name at the frame. */
import type { SceneTheme } from '../../../looks/palette'
import type { Projection } from '../../ground/projection'
import type { AxisText } from '../axes'
import { MovedElement } from './movedElement'

/** From the middle of a number to its lower edge, in sizes of its text. */
const halfHeight = 0.5

export class TickLabel {
  readonly #element: MovedElement
  readonly #point = { x: 0, y: 0 }
  #kind: AxisText['kind'] | undefined
  isShown = true

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

  setText(text: AxisText): void {
    this.text = text
    this.#element.setText(text.text)
    if (text.kind === this.#kind) return
    this.#kind = text.kind
    this.#element.element.className = `scene-${text.kind}`
  }

  place(projection: Projection, theme: SceneTheme | undefined, hasNumbers: boolean): void {
    const { x, y, z, kind } = this.text
    const point = this.#point
    const inFront = projection.project(x, y, z, point)
    // A number that is cut in half is worse than none.
    const isInside = point.y < projection.height - halfHeight * (theme?.tickSize ?? 0)
    const hasRoom = kind === 'name' || hasNumbers
    this.isShown = inFront && isInside && hasRoom
    this.#element.setVisible(this.isShown)
    if (!this.isShown) return
    this.#element.setTransform(
      `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px) translate(-50%, -50%)`,
    )
  }

  remove(): void {
    this.#element.remove()
  }
}
