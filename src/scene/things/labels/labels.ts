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
  /** Its text sizes are those that the page gives it. */
  #theme: SceneTheme | undefined
  /** The theme that was set, before the page was asked. */
  #set: SceneTheme | undefined
  /** As wide as a label's text is high, and as high as that of a number. */
  readonly #probe: HTMLElement
  #hasNames = true
  #frame: Frame | undefined
  #legend: Legend | undefined

  constructor(readonly layer: HTMLElement) {
    this.#probe = layer.appendChild(document.createElement('div'))
    this.#probe.className = 'scene-sizes'
    this.#sizes.observe(this.#probe)
  }

  /** The theme as it is shown, with the present sizes of text in CSS pixels. */
  get theme(): SceneTheme | undefined {
    return this.#theme
  }

  setTheme(theme: SceneTheme): void {
    if (theme === this.#set) return
    this.#set = theme
    this.#theme = theme
    const { style } = this.layer
    style.setProperty('--scene-ink', theme.ink)
    style.setProperty('--scene-text', theme.text)
    style.setProperty('--scene-line', theme.line)
    style.setProperty('--scene-plate', theme.plate)
    style.setProperty('--scene-rim', theme.rim)
    style.setProperty('--scene-label-size', lengthOf(theme.labelSize, theme.minText))
    style.setProperty('--scene-tick-size', lengthOf(theme.tickSize, theme.minText))
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
    this.#probe.remove()
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

  /** Returns whether they are new. A page that is not shown has none. */
  #setSizes({ width: labelSize, height: tickSize }: DOMRectReadOnly): boolean {
    const theme = this.#theme
    if (!theme || labelSize === 0 || tickSize === 0) return false
    if (theme.labelSize === labelSize && theme.tickSize === tickSize) return false
    this.#theme = { ...theme, labelSize, tickSize }
    return true
  }

  #resize(entries: readonly ResizeObserverEntry[]): void {
    let isNew = false
    for (const { target, borderBoxSize, contentRect } of entries) {
      if (target === this.#probe && this.#setSizes(contentRect)) isNew = true
      const label = this.#runners.find(({ element }) => element === target)
      const [size] = borderBoxSize
      if (!label || !size) continue
      if (label.setSize(Math.round(size.inlineSize), Math.round(size.blockSize))) isNew = true
    }
    if (isNew && this.#frame) this.#placeRunners(this.#frame)
  }
}

/** A size of text as CSS. It follows the size of text that the browser is set to, which usually is 16 CSS pixels. */
function lengthOf(size: number, minShare: number): string {
  return `max(${size / 16}rem, ${(100 * minShare).toFixed(3)}vh)`
}
