/** Names at the balls and numbers at the frame: page elements over the canvas, moved without React. */
import type { SceneTheme } from '../../../looks/palette'
import type { Projection } from '../../ground/projection'
import type { AxisText } from '../axes'
import type { BallState } from '../balls'
import { separate } from './layout'
import { Legend, type LegendText } from './legend'
import { type PlacedText, runnerText, tickText } from './placedText'
import { type LabelText, RunnerLabel } from './runnerLabel'
import { TickLabel } from './tickLabel'

/** The min height of a picture with numbers at its frame, and with names at its balls, in sizes of their text. */
const [minForNumbers, minForNames] = [13, 11]
/** From a ball to its label, in CSS pixels; more where the text is large. */
const gap = 24
const [largeText, largeGap] = [16, 1.6 * gap]

interface Frame {
  readonly projection: Projection
  readonly balls: readonly BallState[]
  readonly radius: number
  readonly hasLabels: boolean
}

export class Labels {
  readonly #runners: RunnerLabel[] = []
  readonly #ticks: TickLabel[] = []
  /**
   * Tells the size of labels after the browser has laid the page out by itself, and before it paints. To ask for a size
   * within a frame would force a layout there.
   */
  readonly #sizes = new ResizeObserver((entries) => this.#resize(entries))
  #theme: SceneTheme | undefined
  #hasNames = true
  #frame: Frame | undefined
  #legend: Legend | undefined

  constructor(readonly layer: HTMLElement) {}

  setTheme(theme: SceneTheme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    const { style } = this.layer
    style.setProperty('--scene-ink', theme.ink)
    style.setProperty('--scene-text', theme.text)
    style.setProperty('--scene-line', theme.line)
    style.setProperty('--scene-plate', theme.plate)
    style.setProperty('--scene-rim', theme.rim)
    style.setProperty('--scene-label-size', `${theme.labelSize}px`)
    style.setProperty('--scene-tick-size', `${theme.tickSize}px`)
  }

  setRunners(texts: readonly LabelText[]): void {
    for (const label of this.#runners.splice(texts.length)) {
      this.#sizes.unobserve(label.element)
      label.remove()
    }
    for (const [index, text] of texts.entries()) {
      const known = this.#runners[index]
      if (known) {
        known.setText(text)
        continue
      }
      const label = new RunnerLabel(this.layer, index, text)
      this.#runners.push(label)
      this.#sizes.observe(label.element, { box: 'border-box' })
    }
  }

  /** The runner whose label stands out. */
  setSelected(selected: number): void {
    for (const [index, label] of this.#runners.entries()) label.setSelected(index === selected)
  }

  /** Which colours stand for which losses; nothing where the picture shows none. */
  setLegend(text: LegendText | undefined): void {
    if (!text && !this.#legend) return
    this.#legend ??= new Legend(this.layer)
    this.#legend.show(text)
  }

  setTicks(texts: readonly AxisText[]): void {
    for (const tick of this.#ticks.splice(texts.length)) tick.remove()
    for (const [index, text] of texts.entries()) {
      const known = this.#ticks[index]
      if (known) known.setText(text)
      else this.#ticks.push(new TickLabel(this.layer, text))
    }
  }

  /** Per frame: moves every label to its ball, apart from the others, and every number to its tick. */
  place(projection: Projection, balls: readonly BallState[], radius: number, hasLabels: boolean): void {
    this.#frame = { projection, balls, radius, hasLabels }
    const height = projection.height / (this.#theme?.labelSize ?? 1)
    this.#nameAll(height >= minForNames)
    this.#placeRunners(this.#frame)
    for (const tick of this.#ticks) tick.place(projection, this.#theme, height >= minForNumbers)
  }

  /** All texts of the last frame. */
  placed(): PlacedText[] {
    const theme = this.#theme
    if (!theme) return []
    return [
      ...this.#ticks.filter(({ isShown }) => isShown).map((tick) => tickText(tick, theme)),
      ...this.#runners.flatMap((label) => runnerText(label, theme, this.#hasNames)),
    ]
  }

  dispose(): void {
    this.setRunners([])
    this.setTicks([])
    this.#legend?.remove()
    this.#sizes.disconnect()
  }

  #placeRunners({ projection, balls, radius, hasLabels }: Frame): void {
    const room = (this.#theme?.labelSize ?? 0) > largeText ? largeGap : gap
    const shown = this.#runners.flatMap((label, index) => {
      const ball = balls[index]
      const point = { x: 0, y: 0 }
      if (!hasLabels || !ball?.visible || !label.text.visible) return []
      const { x, y, z } = ball.sphere
      if (!projection.project(x, y, z, point)) return []
      return [{ label, box: label.boxAt(ball, point, room, projection.width) }]
    })
    const boxes = shown.map(({ box }) => box)
    const places = separate(boxes, projection.height, radius * projection.pixelsPerUnit)
    for (const label of this.#runners) {
      const index = shown.findIndex((each) => each.label === label)
      const [box, place] = [boxes[index], places[index]]
      if (box && place) label.move({ ...box, x: place.x, y: place.y })
      else label.hide()
    }
  }

  /** Names, or markers alone where names would cover the paths. */
  #nameAll(hasNames: boolean): void {
    if (hasNames === this.#hasNames) return
    this.#hasNames = hasNames
    this.layer.toggleAttribute('data-nameless', !hasNames)
  }

  #resize(entries: readonly ResizeObserverEntry[]): void {
    let isNew = false
    for (const { target, borderBoxSize } of entries) {
      const label = this.#runners.find(({ element }) => element === target)
      const [size] = borderBoxSize
      if (!label || !size) continue
      if (label.setSize(Math.round(size.inlineSize), Math.round(size.blockSize))) isNew = true
    }
    if (isNew && this.#frame) this.#placeRunners(this.#frame)
  }
}
