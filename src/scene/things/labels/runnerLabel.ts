/** The name at a ball: marker, name, its loss or why the run failed, and a line that leads to the ball. */
import { readable } from '../../../math/numbers'
import type { RunnerLook } from '../../../looks/palette'
import { lostText, lostWord } from '../../../run/ending'
import type { BallState } from '../balls'
import { boxAround, nearestIn, type Point, type Size } from './boxes'
import { Damped } from './damping'
import { MovedElement } from './movedElement'

export interface LabelText {
  readonly look: RunnerLook
  readonly name: string
  readonly visible: boolean
}

/** A line that is shorter than this, in pixels, joins nothing that is apart. */
const minLeader = 4

export class RunnerLabel {
  readonly #plate: MovedElement
  readonly #marker: MovedElement
  readonly #name: MovedElement
  readonly #value: MovedElement
  readonly #note: MovedElement
  readonly #leader: MovedElement
  readonly #shown = new Damped()
  #look: RunnerLook | undefined
  #anchor = { x: '', y: '' }
  #width = 0
  #height = 0
  #isSelected = false
  /** The ball; undefined while the label is hidden. */
  ball: Point | undefined
  /** From the ball to the middle of the label, once it was placed. */
  offset: Point | undefined

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
    this.#value = new MovedElement(element, 'scene-value', 'span')
    this.#note = new MovedElement(element, 'scene-note', 'span')
    this.setText(text)
    this.hide()
  }

  /** The element whose size is the label's. */
  get element(): HTMLElement {
    return this.#plate.element
  }

  /** Why the run failed, if it did. */
  get note(): string {
    return this.#note.text
  }

  get value(): string {
    return this.#value.text
  }

  get size(): Size {
    return { width: this.#width, height: this.#height }
  }

  get isSelected(): boolean {
    return this.#isSelected
  }

  /** The middle of the label when it is at rest. */
  get goal(): Point | undefined {
    const { ball, offset } = this
    return ball && offset && { x: ball.x + offset.x, y: ball.y + offset.y }
  }

  /** The middle of the label where it is now. */
  get shown(): Point {
    return this.#shown
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
    this.#leader.element.style.setProperty('--its', look.colour)
  }

  setSelected(isSelected: boolean): void {
    this.#isSelected = isSelected
    this.element.toggleAttribute('data-selected', isSelected)
  }

  /** Whether that is a new size. */
  setSize(width: number, height: number): boolean {
    if (width === this.#width && height === this.#height) return false
    this.#width = width
    this.#height = height
    return true
  }

  /** Says at once that a run has failed, and where there is room at which step. Its loss, if shown, follows by `setValue`. */
  setState({ diverged, absence }: BallState, hasRoom: boolean): void {
    const isLost = diverged !== undefined
    if (isLost !== this.element.hasAttribute('data-lost')) this.element.toggleAttribute('data-lost', isLost)
    this.#note.setText(
      isLost ? (hasRoom ? lostText : lostWord)(diverged) : absence ? `${absence} the picture` : '',
    )
  }

  setValue(loss: number | undefined): void {
    const isShown = loss !== undefined && this.note === ''
    this.#value.setText(isShown ? readable(loss) : '')
  }

  /** Tells the page where the ball is, whether its label is shown or not. */
  setAnchor({ x, y }: Point): void {
    const anchor = { x: x.toFixed(1), y: y.toFixed(1) }
    const { dataset } = this.element
    if (anchor.x !== this.#anchor.x) dataset['x'] = anchor.x
    if (anchor.y !== this.#anchor.y) dataset['y'] = anchor.y
    this.#anchor = anchor
  }

  hide(): void {
    this.ball = this.offset = undefined
    this.#plate.setVisible(false)
    this.#leader.setVisible(false)
  }

  /** Names a ball. A label that was hidden comes where it belongs; with `isCarried` it moves as the ball does. */
  aim(ball: Point, isCarried: boolean): void {
    const last = this.ball
    this.ball = ball
    if (last && isCarried) this.#shown.shift(ball.x - last.x, ball.y - last.y)
  }

  /** Stands at its place at once, or lets so many seconds pass on the way. Returns whether it is there. */
  follow(seconds: number | undefined): boolean {
    const { goal } = this
    if (!goal) return true
    if (seconds !== undefined) return this.#shown.follow(goal, seconds)
    this.#shown.stand(goal)
    return true
  }

  /** Writes where it is, in a picture where a ball has this radius in pixels. */
  draw(radius: number): void {
    const { ball } = this
    if (!ball || !this.offset) return
    const { x, y } = this.#shown
    const [left, top] = [Math.round(x - this.#width / 2), Math.round(y - this.#height / 2)]
    this.#plate.setVisible(true)
    this.#plate.setTransform(`translate(${left}px, ${top}px)`)
    const line = leaderOf(ball, this.#shown, this.size, radius)
    this.#leader.setVisible(line !== undefined)
    if (!line) return
    const [dx, dy] = [line.to.x - line.from.x, line.to.y - line.from.y]
    this.#leader.setTransform(
      `translate(${line.from.x.toFixed(1)}px, ${line.from.y.toFixed(1)}px) ` +
        `rotate(${Math.atan2(dy, dx).toFixed(4)}rad) scaleX(${Math.hypot(dx, dy).toFixed(1)})`,
    )
  }

  remove(): void {
    this.#plate.remove()
    this.#leader.remove()
  }
}

/** The line from the rim of a ball to the nearest point of its label, if they are apart. */
export function leaderOf(
  ball: Point,
  middle: Point,
  size: Size,
  radius: number,
): { readonly from: Point; readonly to: Point } | undefined {
  const to = nearestIn(boxAround(middle, size), ball)
  const [dx, dy] = [to.x - ball.x, to.y - ball.y]
  const length = Math.hypot(dx, dy)
  if (length < radius + minLeader) return undefined
  return { from: { x: ball.x + (dx / length) * radius, y: ball.y + (dy / length) * radius }, to }
}
