/** Names at the balls and numbers at the frame: page elements over the canvas, moved without React. */
import type { AxisText } from './axes'
import type { BallState } from './balls'
import type { RunnerLook, SceneTheme } from '../../looks/palette'
import type { Projection } from '../ground/projection'

export interface LabelText {
  readonly look: RunnerLook
  readonly name: string
  readonly visible: boolean
}

/** A text where it stands in the picture: for saving it. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
  readonly kind: 'tick' | 'name' | 'runner'
  readonly colour: string
  readonly marker: string
  readonly leader: readonly [x: number, y: number] | undefined
}

interface Label {
  readonly element: HTMLElement
  readonly marker: HTMLElement
  readonly name: HTMLElement
  readonly note: HTMLElement
  readonly leader: HTMLElement
  text: LabelText
  width: number
  height: number
  /** Where the ball is, and the middle of the label. */
  anchorX: number
  anchorY: number
  x: number
  y: number
  shown: boolean
  noteText: string
}

/** From the middle of a number to its lower edge, in sizes of its text. */
const tickRoom = 0.5

/** Below so many sizes of its text a picture has no room for numbers at its frame, and then none for names at its balls. */
const [numbersFrom, namesFrom] = [13, 11]

export class Labels {
  readonly #labels: Label[] = []
  readonly #ticks: { element: HTMLElement; text: AxisText; x: number; y: number; shown: boolean }[] = []
  #theme: SceneTheme | undefined
  #hasNames = true
  readonly #point = { x: 0, y: 0 }

  constructor(readonly layer: HTMLElement) {}

  setTheme(theme: SceneTheme): void {
    this.#theme = theme
    const { style } = this.layer
    style.setProperty('--scene-ink', theme.ink)
    style.setProperty('--scene-text', theme.text)
    style.setProperty('--scene-line', theme.line)
    style.setProperty('--scene-plate', theme.plate)
    style.setProperty('--scene-rim', theme.rim)
    style.setProperty('--scene-label-size', `${theme.labelSize}px`)
    style.setProperty('--scene-tick-size', `${theme.tickSize}px`)
    for (const label of this.#labels) label.width = 0
  }

  setRunners(texts: readonly LabelText[]): void {
    while (this.#labels.length > texts.length) {
      const label = this.#labels.pop()
      label?.element.remove()
      label?.leader.remove()
    }
    for (const [index, text] of texts.entries()) {
      const label = (this.#labels[index] ??= this.#make(text))
      label.text = text
      label.marker.textContent = text.look.marker
      label.marker.style.color = text.look.colour
      label.leader.style.background = text.look.colour
      label.name.textContent = text.name
      label.element.dataset['runner'] = String(index)
      label.width = 0
    }
  }

  setTicks(texts: readonly AxisText[]): void {
    while (this.#ticks.length > texts.length) this.#ticks.pop()?.element.remove()
    for (const [index, text] of texts.entries()) {
      const tick = (this.#ticks[index] ??= { element: this.#element('div'), text, x: 0, y: 0, shown: true })
      tick.text = text
      tick.element.className = `scene-${text.kind}`
      tick.element.textContent = text.text
    }
  }

  /** Per frame: moves every label to its ball, apart from the others, and every number to its tick. */
  place(projection: Projection, balls: readonly BallState[], radius: number, shown: boolean): void {
    const point = this.#point
    const sizes = projection.height / (this.#theme?.labelSize ?? 1)
    this.#nameAll(sizes >= namesFrom)
    const gap = 24 * (this.#theme && this.#theme.labelSize > 16 ? 1.6 : 1)
    for (const [index, label] of this.#labels.entries()) {
      const ball = balls[index]
      label.shown = shown && ball !== undefined && ball.visible && label.text.visible
      if (!label.shown || !ball) continue
      const { x, y, z } = ball.sphere
      label.shown = projection.project(x, y, z, point)
      this.#note(label, noteOf(ball))
      this.#measure(label)
      label.anchorX = point.x
      label.anchorY = point.y
      const toLeft = point.x + gap + label.width > projection.width - 4
      label.x = point.x + (toLeft ? -1 : 1) * (gap + label.width / 2)
      label.y = Math.max(point.y - 0.9 * gap, label.height / 2 + 4)
    }
    this.#separate(projection.height, radius * projection.pixelsPerUnit)
    for (const label of this.#labels) this.#move(label)
    for (const tick of this.#ticks) {
      const inFront = projection.project(tick.text.x, tick.text.y, tick.text.z, point)
      // Half a number is none.
      const isInside = point.y < projection.height - tickRoom * (this.#theme?.tickSize ?? 0)
      const hasRoom = tick.text.kind === 'name' || sizes >= numbersFrom
      tick.shown = inFront && isInside && hasRoom && !(tick.text.isUpright && projection.isFromAbove)
      tick.x = point.x
      tick.y = point.y
      tick.element.style.visibility = tick.shown ? 'visible' : 'hidden'
      tick.element.style.transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px) translate(-50%, -50%)`
    }
  }

  /** All texts of the last frame. */
  placed(): PlacedText[] {
    const theme = this.#theme
    if (!theme) return []
    const ticks = this.#ticks.filter((tick) => tick.shown)
    return [
      ...ticks.map(({ text: { text, kind }, x, y }) => ({
        text,
        x,
        y,
        width: 0,
        height: 0,
        size: kind === 'tick' ? theme.tickSize : theme.labelSize,
        kind,
        colour: kind === 'tick' ? theme.text : theme.ink,
        marker: '',
        leader: undefined,
      })),
      ...this.#labels
        .filter((label) => label.shown)
        .map((label) => ({
          text: this.#hasNames ? [label.text.name, label.noteText].filter(Boolean).join(' ') : '',
          x: label.x,
          y: label.y,
          width: label.width,
          height: label.height,
          size: theme.labelSize,
          kind: 'runner' as const,
          colour: label.text.look.colour,
          marker: label.text.look.marker,
          leader: [label.anchorX, label.anchorY] as const,
        })),
    ]
  }

  dispose(): void {
    this.setRunners([])
    this.setTicks([])
  }

  /** Pushes labels apart and off the balls, up and down, until none covers another. The same places give the same picture. */
  #separate(height: number, ballPixels: number): void {
    const labels = this.#labels.filter((label) => label.shown)
    const pad = 2
    for (let round = 0; round < 40; round += 1) {
      let moved = false
      // Balls stay where they are; the last rounds are for the labels alone.
      for (const label of round < 20 ? labels : []) {
        for (const ball of labels) {
          const across = label.width / 2 + ballPixels + pad - Math.abs(label.x - ball.anchorX)
          const along = label.height / 2 + ballPixels + pad - Math.abs(label.y - ball.anchorY)
          if (across <= 0 || along <= 0.01) continue
          label.y += label.y <= ball.anchorY ? -along : along
          moved = true
        }
      }
      for (const [index, one] of labels.entries()) {
        for (const other of labels.slice(index + 1)) {
          const across = (one.width + other.width) / 2 + pad - Math.abs(one.x - other.x)
          const along = (one.height + other.height) / 2 + pad - Math.abs(one.y - other.y)
          if (across <= 0 || along <= 0.01) continue
          // The earlier runner stays above where both are at one place.
          const up = one.y <= other.y ? 1 : -1
          one.y -= (up * along) / 2
          other.y += (up * along) / 2
          moved = true
        }
      }
      for (const label of labels) {
        label.y = Math.min(Math.max(label.y, label.height / 2 + 2), height - label.height / 2 - 2)
      }
      if (!moved) break
    }
  }

  /** With their names, or markers alone, which do where names would cover the paths. */
  #nameAll(hasNames: boolean): void {
    if (hasNames === this.#hasNames) return
    this.#hasNames = hasNames
    this.layer.toggleAttribute('data-nameless', !hasNames)
    for (const label of this.#labels) label.width = 0
  }

  #move(label: Label): void {
    const { element, leader, x, y, anchorX, anchorY } = label
    const visibility = label.shown ? 'visible' : 'hidden'
    element.style.visibility = leader.style.visibility = visibility
    if (!label.shown) return
    element.style.transform = `translate(${Math.round(x - label.width / 2)}px, ${Math.round(y - label.height / 2)}px)`
    element.dataset['x'] = anchorX.toFixed(1)
    element.dataset['y'] = anchorY.toFixed(1)
    const side = x > anchorX ? -1 : 1
    const [dx, dy] = [x + (side * label.width) / 2 - anchorX, y - anchorY]
    leader.style.transform =
      `translate(${anchorX.toFixed(1)}px, ${anchorY.toFixed(1)}px) ` +
      `rotate(${Math.atan2(dy, dx).toFixed(4)}rad) scaleX(${Math.hypot(dx, dy).toFixed(1)})`
  }

  #note(label: Label, text: string): void {
    if (text === label.noteText) return
    label.noteText = text
    label.note.textContent = text
    label.width = 0
  }

  #measure(label: Label): void {
    if (label.width > 0) return
    label.width = label.element.offsetWidth
    label.height = label.element.offsetHeight
  }

  #make(text: LabelText): Label {
    const leader = this.#element('div', 'scene-leader')
    const element = this.#element('div', 'scene-label')
    const marker = element.appendChild(document.createElement('span'))
    const name = element.appendChild(document.createElement('span'))
    const note = element.appendChild(document.createElement('span'))
    marker.className = 'scene-marker'
    note.className = 'scene-note'
    const places = { width: 0, height: 0, anchorX: 0, anchorY: 0, x: 0, y: 0, shown: true, noteText: '' }
    return { element, marker, name, note, leader, text, ...places }
  }

  #element(tag: string, className = ''): HTMLElement {
    const element = document.createElement(tag)
    element.className = className
    return this.layer.appendChild(element)
  }
}

function noteOf({ diverged, absence }: BallState): string {
  if (diverged !== undefined) return `diverged at step ${diverged}`
  return absence ? `${absence} the picture` : ''
}
