/** The legend bar: which colour stands for which loss. A page element over the picture's lower right corner. */
import { colourMapBytes, colourMapSize } from '../../../looks/colourMaps'
import type { View } from '../../../experiment/experiment'
import { tickTexts } from '../../../looks/numbers'
import type { Terrain } from '../../ground/terrain'
import { lossTicks } from '../axes'
import type { Box, Size } from './boxes'

/** A number beside the bar, and where it stands from the bottom, as a share of the bar. */
interface LegendTick {
  readonly text: string
  readonly share: number
}

export interface LegendText {
  /** CSS colours from the bottom to the top. */
  readonly colours: readonly string[]
  readonly ticks: readonly LegendTick[]
}

/** A legend and the sides of its bar in a picture, in CSS pixels. */
export interface PlacedLegend {
  readonly text: LegendText
  readonly bar: Box
}

const stops = 17
/** Between two numbers, as a share of the bar. */
const apart = 0.17

export function legendOf(terrain: Terrain, { colours, theme }: Pick<View, 'colours' | 'theme'>): LegendText {
  const bytes = colourMapBytes(colours, theme)
  const ticks = lossTicks(terrain, apart)
  const texts = tickTexts(ticks.map(({ loss }) => loss))
  return {
    colours: Array.from({ length: stops }, (_, index) => {
      const at = 4 * Math.round((index * (colourMapSize - 1)) / (stops - 1))
      return `rgb(${bytes.subarray(at, at + 3).join(', ')})`
    }),
    ticks: ticks.map(({ height }, index) => ({
      text: texts[index] ?? '',
      share: height / terrain.heightScale,
    })),
  }
}

export class Legend {
  readonly #element: HTMLElement
  readonly #bar: HTMLElement
  /** Measured after the browser has laid it out. It stands in the lower right corner: sides are counted from there. */
  readonly #sizes = new ResizeObserver(() => this.#measure())
  #sides: Box | undefined
  /** Of the bar alone, in the same way. */
  #barSides: Box | undefined
  #text: LegendText | undefined

  constructor(
    readonly layer: HTMLElement,
    /** Called when it covers something else. */
    readonly changed: () => void,
  ) {
    this.#element = layer.appendChild(document.createElement('div'))
    this.#element.className = 'scene-legend'
    this.#bar = this.#element.appendChild(document.createElement('div'))
    this.#bar.className = 'scene-legend-bar'
  }

  /** What it covers in a picture of this size. */
  box(size: Size): Box | undefined {
    return within(this.#sides, size)
  }

  /** What a saved picture of this size draws. */
  placed(size: Size): PlacedLegend | undefined {
    const [text, bar] = [this.#text, within(this.#barSides, size)]
    return text && bar && { text, bar }
  }

  show(text: LegendText | undefined): void {
    this.#text = text
    this.#element.hidden = text === undefined
    // Watching it anew tells its size anew, though only its numbers may have changed.
    this.#sizes.disconnect()
    this.#sizes.observe(this.#element)
    if (!text) return
    this.#bar.style.background = `linear-gradient(to top, ${text.colours.join(', ')})`
    const ticks = text.ticks.map(({ text: number, share }) => {
      const tick = document.createElement('span')
      tick.className = 'scene-legend-tick'
      tick.textContent = number
      tick.style.bottom = `${(100 * share).toFixed(2)}%`
      return tick
    })
    const name = document.createElement('span')
    name.className = 'scene-legend-name'
    name.textContent = 'L'
    this.#element.replaceChildren(this.#bar, name, ...ticks)
  }

  remove(): void {
    this.#sizes.disconnect()
    this.#element.remove()
  }

  /** Leaves out numbers that would lie over the one below, as in large type beside a short bar. */
  #thin(): void {
    let below = Infinity
    for (const tick of this.#element.querySelectorAll<HTMLElement>('.scene-legend-tick')) {
      const { top, height } = tick.getBoundingClientRect()
      const isFree = top + tickHeight * height <= below
      tick.style.visibility = isFree ? '' : 'hidden'
      if (isFree) below = top
    }
  }

  #measure(): void {
    const whole = this.layer.getBoundingClientRect()
    const parts = [this.#element, ...this.#element.children]
    const isShown = this.#element.getBoundingClientRect().width > 0
    if (isShown) this.#thin()
    this.#sides = isShown ? around(parts, whole) : undefined
    this.#barSides = isShown ? around([this.#bar], whole) : undefined
    this.changed()
  }
}

/** The box of a number has some room around it. */
const tickHeight = 0.85

/** How far the sides of what surrounds some elements lie from the right and the lower side of the whole. */
function around(parts: readonly Element[], whole: DOMRect): Box {
  const boxes = parts.map((part) => part.getBoundingClientRect())
  return {
    left: whole.right - Math.min(...boxes.map(({ left }) => left)),
    top: whole.bottom - Math.min(...boxes.map(({ top }) => top)),
    right: whole.right - Math.max(...boxes.map(({ right }) => right)),
    bottom: whole.bottom - Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

function within(sides: Box | undefined, { width, height }: Size): Box | undefined {
  return sides && { left: width - sides.left, top: height - sides.top, right: width - sides.right, bottom: height - sides.bottom } // prettier-ignore
}
