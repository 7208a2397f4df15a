/** The name at a ball: marker, name, a note where the run failed, and a line that leads to the ball. */
import type { RunnerLook } from '../../../looks/palette'
import { lostText } from '../../../run/ending'
import type { BallState } from '../balls'
import { type LabelBox, type Point, beside } from './layout'
import { MovedElement } from './movedElement'

export interface LabelText {
  readonly look: RunnerLook
  readonly name: string
  readonly visible: boolean
}

export class RunnerLabel {
  readonly #plate: MovedElement
  readonly #marker: MovedElement
  readonly #name: MovedElement
  readonly #note: MovedElement
  readonly #leader: MovedElement
  #look: RunnerLook | undefined
  #width = 0
  #height = 0
  #anchor = { x: '', y: '' }
  /** Where it was last placed; undefined while it is hidden. */
  box: LabelBox | undefined

  constructor(
    layer: HTMLElement,
    index: number,
    public text: LabelText,
  ) {
    this.#leader = new MovedElement(layer, 'scene-leader')
    this.#plate = new MovedElement(layer, 'scene-label')
    const { element } = this.#plate
    element.dataset['runner'] = String(index)
    this.#marker = new MovedElement(element, 'scene-marker', 'span')
    this.#name = new MovedElement(element, '', 'span')
    this.#note = new MovedElement(element, 'scene-note', 'span')
    this.setText(text)
  }

  /** The element whose size is the label's. */
  get element(): HTMLElement {
    return this.#plate.element
  }

  /** Why the run failed, if it did. */
  get note(): string {
    return this.#note.text
  }

  setText(text: LabelText): void {
    const { look, name } = text
    this.text = text
    this.#name.setText(name)
    if (look === this.#look) return
    this.#look = look
    this.#marker.setText(look.marker)
    this.#marker.element.style.color = look.colour
    this.element.style.setProperty('--its', look.colour)
    this.#leader.element.style.background = look.colour
  }

  setSelected(isSelected: boolean): void {
    this.element.toggleAttribute('data-selected', isSelected)
  }

  /** Whether that is a new size. */
  setSize(width: number, height: number): boolean {
    if (width === this.#width && height === this.#height) return false
    this.#width = width
    this.#height = height
    return true
  }

  /** The label where it would stand if it were alone. */
  boxAt(state: BallState, ball: Point, gap: number, pictureWidth: number): LabelBox {
    this.#note.setText(noteOf(state))
    const size = { width: this.#width, height: this.#height }
    return { ...size, ...beside(ball, size, gap, pictureWidth), ball }
  }

  hide(): void {
    this.box = undefined
    this.#plate.setVisible(false)
    this.#leader.setVisible(false)
  }

  move(box: LabelBox): void {
    this.box = box
    const { x, y, width, height, ball } = box
    this.#plate.setVisible(true)
    this.#leader.setVisible(true)
    this.#plate.setTransform(`translate(${Math.round(x - width / 2)}px, ${Math.round(y - height / 2)}px)`)
    const side = x > ball.x ? -1 : 1
    const [dx, dy] = [x + (side * width) / 2 - ball.x, y - ball.y]
    const anchor = { x: ball.x.toFixed(1), y: ball.y.toFixed(1) }
    this.#leader.setTransform(
      `translate(${anchor.x}px, ${anchor.y}px) ` +
        `rotate(${Math.atan2(dy, dx).toFixed(4)}rad) scaleX(${Math.hypot(dx, dy).toFixed(1)})`,
    )
    const { dataset } = this.element
    if (anchor.x !== this.#anchor.x) dataset['x'] = anchor.x
    if (anchor.y !== this.#anchor.y) dataset['y'] = anchor.y
    this.#anchor = anchor
  }

  remove(): void {
    this.#plate.remove()
    this.#leader.remove()
  }
}

function noteOf({ diverged, absence }: BallState): string {
  if (diverged !== undefined) return lostText(diverged)
  return absence ? `${absence} the picture` : ''
}
