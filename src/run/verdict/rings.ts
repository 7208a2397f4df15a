/** The losses around a place: on a ring of samples, and between the samples where a narrow valley may lead down. */
import { hypot } from '../../math/elementary/hypot'
import { cos, sin } from '../../math/elementary/trigonometric'
import type { Loss } from '../../surfaces/compile'
import type { Scales } from './scales'
import { arrival, descentShare, maxDescent, ringDirections, ringThirds } from './thresholds'

/** A direction or a step, in widths of the domain. */
export type Step = readonly [number, number]

/** Extreme losses, measured from the loss in the middle. */
export interface Ring {
  readonly lowest: number
  readonly highest: number
}

export class Rings {
  readonly #loss: Loss
  readonly #widths: Scales['widths']

  constructor(loss: Loss, { widths }: Scales) {
    this.#loss = loss
    this.#widths = widths
  }

  /** The losses in all directions, and in some more. */
  at(x: number, y: number, radius: number, more: readonly Step[] = []): Ring {
    const centre = this.#loss.value(x, y)
    let [lowest, highest] = [Infinity, -Infinity]
    const directions = directionsOf(this.#loss)
    for (const direction of directions === alongCurve ? alongCurve : [...directions, ...more]) {
      const above = this.#rise(x, y, centre, radius, direction)
      lowest = Math.min(lowest, above)
      highest = Math.max(highest, above)
    }
    return { lowest, highest }
  }

  /** The lowest loss of a ring, looked for between the directions too, around each that is lower than its neighbours. */
  lowestBetween(x: number, y: number, radius: number): number {
    if (this.#loss.dimension === 1) return this.at(x, y, radius).lowest
    const centre = this.#loss.value(x, y)
    const riseAt = (index: number): number =>
      this.#rise(x, y, centre, radius, directionAt(index / ringDirections))
    const rises = around.map((direction) => this.#rise(x, y, centre, radius, direction))
    let lowest = Infinity
    for (const [index, rise] of rises.entries()) {
      const [before = 0, after = 0] = [rises.at(index - 1), rises[(index + 1) % rises.length]]
      if (rise > before || rise > after) continue
      lowest = Math.min(lowest, rise)
      let [left, right] = [index - 1, index + 1]
      for (let count = 0; count < ringThirds; count += 1) {
        const third = (right - left) / 3
        const [one, other] = [riseAt(left + third), riseAt(right - third)]
        lowest = Math.min(lowest, one, other)
        if (one < other) right -= third
        else left += third
      }
    }
    return lowest
  }

  /**
   * The lowest place that steps in all directions lead to, each half as long as the last where none leads down. It needs no
   * curvature. Undefined if it is further away than `reach`.
   */
  descend(
    x: number,
    y: number,
    size: number,
    reach: number,
  ): { readonly x: number; readonly y: number } | undefined {
    const [width, depth] = this.#widths
    let [atX, atY, lowest, step, moves] = [x, y, this.#loss.value(x, y), size, 0]
    while (step > arrival / descentShare) {
      let [bestX, bestY, best] = [atX, atY, lowest]
      for (const [across, up] of directionsOf(this.#loss)) {
        const [toX, toY] = [atX + step * across * width, atY + step * up * depth]
        const loss = this.#loss.value(toX, toY)
        if (loss < best) [bestX, bestY, best] = [toX, toY, loss]
      }
      if (best < lowest) [atX, atY, lowest, moves] = [bestX, bestY, best, moves + 1]
      else step /= 2
      if (moves > maxDescent) return undefined
      if (!(hypot((atX - x) / width, (atY - y) / depth) <= reach)) return undefined
    }
    return { x: atX, y: atY }
  }

  /** Where there is no loss, there is nothing lower. */
  #rise(x: number, y: number, centre: number, radius: number, [across, up]: Step): number {
    const [width, depth] = this.#widths
    const rise = this.#loss.value(x + radius * across * width, y + radius * up * depth) - centre
    return Number.isNaN(rise) ? Infinity : rise
  }
}

/** The directions in which losses are sampled. */
export function directionsOf({ dimension }: Loss): readonly Step[] {
  return dimension === 1 ? alongCurve : around
}

function directionAt(turn: number): Step {
  const angle = 2 * Math.PI * turn
  return [cos(angle), sin(angle)]
}

const around: readonly Step[] = Array.from({ length: ringDirections }, (_, index) =>
  directionAt(index / ringDirections),
)
const alongCurve: readonly Step[] = [[1, 0], [-1, 0]] // prettier-ignore
