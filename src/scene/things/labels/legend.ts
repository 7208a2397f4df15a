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
  box({ width, height }: Size): Box | undefined {
    const sides = this.#sides
    return sides && { left: width - sides.left, top: height - sides.top, right: width - sides.right, bottom: height - sides.bottom } // prettier-ignore
  }

  show(text: LegendText | undefined): void {
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

  #measure(): void {
    const whole = this.layer.getBoundingClientRect()
    const parts = [this.#element, ...this.#element.children].map((part) => part.getBoundingClientRect())
    const isShown = (parts[0]?.width ?? 0) > 0
    const edge = (of: (part: DOMRect) => number, pick: (...edges: number[]) => number): number =>
      pick(...parts.map(of))
    this.#sides = isShown
      ? {
          left: whole.right - edge(({ left }) => left, Math.min),
          top: whole.bottom - edge(({ top }) => top, Math.min),
          right: whole.right - edge(({ right }) => right, Math.max),
          bottom: whole.bottom - edge(({ bottom }) => bottom, Math.max),
        }
      : undefined
    this.changed()
  }
}
