/** Names at the balls, numbers at the frame, the legend: page elements over the canvas, moved without React. All share one frame, so it is long. */
import type { SceneTheme } from '../../../looks/palette'
import type { Projection } from '../../ground/projection'
import type { AxisText } from '../axes'
import { type Box, boxAround, type Point, type Size } from './boxes'
import { Frame, type Shown, type Surroundings } from './frame'
import { layOut } from './layout'
import { Legend, type LegendText, type PlacedLegend } from './legend'
import { MinimumLabels } from './minimumLabels'
import { type PlacedText, runnerText, tickText } from './placedText'
import { type LabelText, RunnerLabel } from './runnerLabel'
import { roomFor } from './room'
import { styleLayer } from './layerStyle'
import { Settling } from './settling'
import { TickLabel } from './tickLabel'

/** Labels that no page shows: their sizes of text in CSS pixels, and who measures them. */
export interface Unshown {
  readonly labelSize: number
  readonly tickSize: number
  measure(label: RunnerLabel, hasName: boolean): Size
}

export class Labels {
  /** Whether labels glide to their places. If not, where they are follows from the frame alone. */
  isDamped = false
  readonly #runners: RunnerLabel[] = []
  readonly #ticks: TickLabel[] = []
  /**
   * Tells the size of labels after the browser has laid the page out by itself, and before it paints. To ask for a size
   * within a frame would force a layout there.
   */
  readonly #sizes = new ResizeObserver((entries) => this.#resize(entries))
  readonly #settling = new Settling((seconds) => this.#move(seconds))
  /** Its text sizes are those that the page gives it. */
  #theme: SceneTheme | undefined
  /** The theme that was set, before the page was asked. */
  #set: SceneTheme | undefined
  /** As wide as a label's text is high, and as high as that of a number. */
  readonly #probe: HTMLElement
  #hasNames = true
  #hasValues = false
  #frame: Frame | undefined
  #legend: Legend | undefined
  #given: readonly (Point | undefined)[] | undefined
  readonly minima: MinimumLabels

  /** `unshown`: the layer is in no page. All follows from the frame, and from `given`. */
  constructor(
    readonly layer: HTMLElement,
    readonly unshown?: Unshown,
  ) {
    this.minima = new MinimumLabels(layer)
    this.#probe = layer.appendChild(layer.ownerDocument.createElement('div'))
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
    const { unshown } = this
    this.#theme = unshown ? { ...theme, labelSize: unshown.labelSize, tickSize: unshown.tickSize } : theme
    if (unshown) return
    styleLayer(this.layer, theme)
    // It tells the sizes anew, even where the page has the same ones as before.
    this.#sizes.unobserve(this.#probe)
    this.#sizes.observe(this.#probe)
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
    if (this.unshown || (!text && !this.#legend)) return
    this.#legend ??= new Legend(this.layer, () => this.#rearrange())
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

  /** Per frame: moves every label to its ball, apart from all else, and every number to its tick. */
  place(
    projection: Projection,
    balls: Shown['balls'],
    radius: number,
    hasLabels: boolean,
    around: Partial<Surroundings> = {},
  ): void {
    const theme = this.#theme
    const last = this.#frame
    const frame = new Frame(
      projection,
      { balls, radius, hasLabels, targets: [], obstacles: [], ...around },
      last,
    )
    this.#frame = frame
    const isResized = last && (last.size.width !== frame.size.width || last.size.height !== frame.size.height)
    if (isResized) this.forget()
    const names = this.#runners.map(({ text }) => text)
    const room = roomFor(frame.size, theme, names)
    this.#nameAll(room.names)
    this.#hasValues = room.values
    for (const tick of this.#ticks) tick.place(projection, theme, room.numbers)
    for (const [index, label] of this.#runners.entries()) this.#aim(label, index, frame)
    if (this.unshown) this.#measure(this.unshown)
    this.#arrange()
    this.#settling.frame(this.isDamped)
  }

  /** Lets the next frame choose all places as if it were the first: a saved picture follows from its moment alone. */
  forget(): void {
    for (const label of this.#runners) label.offset = undefined
  }

  /** From each ball to the middle of its label, where it has one. */
  get offsets(): readonly (Point | undefined)[] {
    return this.#runners.map(({ offset }) => offset)
  }

  /** Their last places, of those that had one: the next frame keeps them where it can. */
  remember(offsets: readonly (Point | undefined)[] = []): void {
    for (const [index, label] of this.#runners.entries()) label.offset = offsets[index]
  }

  /** From now on labels stand there. Those without an offset choose theirs, as all do once nothing is given. */
  give(offsets: readonly (Point | undefined)[] | undefined): void {
    this.#given = offsets
  }

  /** All texts of the last frame, as they are at rest. */
  placed(): PlacedText[] {
    const theme = this.#theme
    if (!theme) return []
    const radius = this.#frame?.ballRadius ?? 0
    return [
      ...this.#ticks.filter(({ isShown }) => isShown).map((tick) => tickText(tick, theme)),
      ...this.#runners.flatMap((label) => runnerText(label, theme, this.#hasNames, radius)),
    ]
  }

  dispose(): void {
    this.setRunners([])
    this.setTicks([])
    this.#legend?.remove()
    this.#probe.remove()
    this.minima.remove()
    this.#sizes.disconnect()
    this.#settling.stop()
  }

  /** The legend bar, for a saved picture of this size. */
  legend(size: Size): PlacedLegend | undefined {
    return this.#legend?.placed(size)
  }

  #measure({ measure }: Unshown): void {
    for (const [index, label] of this.#runners.entries()) {
      if (!label.ball) continue
      label.setValue(this.#hasValues ? this.#frame?.shown.balls[index]?.stepLoss : undefined)
      const { width, height } = measure(label, this.#hasNames)
      label.setSize(Math.round(width), Math.round(height))
    }
  }

  #aim(label: RunnerLabel, index: number, frame: Frame): void {
    const ball = frame.shown.balls[index]
    const isNamed = frame.shown.hasLabels && ball?.visible === true && label.text.visible
    const point = isNamed ? frame.pointOf(ball) : undefined
    if (!isNamed || !point) {
      label.hide()
      return
    }
    label.setState(ball, this.#hasNames)
    label.setAnchor(point)
    const anchor = frame.anchorOf(point, ball.diverged !== undefined)
    if (anchor) label.aim(anchor, frame.hasNewView)
    else label.hide()
  }

  /** Chooses the places of all labels anew, each as near to its last one as it may be. */
  #arrange(): void {
    const frame = this.#frame
    if (!frame) return
    for (const [index, label] of this.#runners.entries()) {
      if (label.ball && this.#given) label.offset = this.#given[index]
    }
    const isFree = ({ ball, size, offset }: RunnerLabel): boolean =>
      ball !== undefined && size.width > 0 && !(this.#given && offset)
    const shown = this.#runners.filter(isFree)
    shown.sort((one, other) => urgency(other) - urgency(one))
    const legend = this.#legend?.box(frame.size)
    const places = layOut({
      size: frame.size,
      labels: shown.map(({ ball = origin, offset, size }) => ({ ...size, ball, last: offset })),
      ballRadius: frame.ballRadius,
      balls: frame.balls,
      targets: frame.targets,
      obstacles: legend ? [...frame.shown.obstacles, legend] : frame.shown.obstacles,
      numbers: this.#ticks.filter(({ isPlaced }) => isPlaced).map(({ box }) => box),
    })
    for (const [index, label] of shown.entries()) {
      const [place, { ball = origin, offset }] = [places[index] ?? origin, label]
      label.offset = { x: place.x - ball.x, y: place.y - ball.y }
      // It does not fly in from where it was never seen.
      if (!offset) label.follow(undefined)
    }
  }

  /** Places all anew after something else has changed than the frame. */
  #rearrange(): void {
    this.#arrange()
    this.#move(this.isDamped ? 0 : undefined)
  }

  /** Lets seconds pass for the labels, and the numbers make room. Returns whether all is at rest. */
  #move(seconds: number | undefined): boolean {
    const frame = this.#frame
    if (!frame) return true
    let isAtRest = true
    const boxes: Box[] = [...frame.shown.obstacles]
    for (const [index, label] of this.#runners.entries()) {
      if (!label.ball) continue
      if (!label.follow(seconds)) isAtRest = false
      const ball = frame.shown.balls[index]
      label.draw(frame.ballRadius)
      if (this.#settling.hasTime) label.setValue(this.#hasValues ? ball?.stepLoss : undefined)
      if (label.offset) boxes.push(boxAround(label.shown, label.size, 1))
    }
    for (const tick of this.#ticks) tick.yieldTo(boxes)
    if (this.minima.isShown) this.minima.place(frame.projection, [...boxes, ...this.#otherBoxes(frame)])
    return isAtRest
  }

  /** What else the name of a minimum keeps off: balls, numbers, the legend. */
  #otherBoxes(frame: Frame): Box[] {
    const size = { width: 2 * frame.ballRadius, height: 2 * frame.ballRadius }
    const legend = this.#legend?.box(frame.size)
    return [
      ...frame.balls.map((ball) => boxAround(ball, size)),
      ...this.#ticks.filter(({ isShown }) => isShown).map(({ box }) => box),
      ...(legend ? [legend] : []),
    ]
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
    if (isNew) this.#rearrange()
  }
}

const origin: Point = { x: 0, y: 0 }

/** Who chooses its place first: one that is lost, then the selected one. */
function urgency({ element, isSelected }: RunnerLabel): number {
  return Number(isSelected) + (element.hasAttribute('data-lost') ? 2 : 0)
}
