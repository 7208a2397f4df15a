/** Places of rest of a surface: found by Newton's method, and told apart by curvature or by the losses around. */
import { hypot } from '../../math/elementary/hypot'
import { cos, sin } from '../../math/elementary/trigonometric'
import type { Loss } from '../../surfaces/compile'
import { eigen } from '../matrix'
import type { Scales } from './scales'
import {
  arrival,
  curvatureFits,
  equalHeight,
  equalLoss,
  minCurvature,
  minSlope,
  newtonSteps,
  ringDirections,
  ringRadii,
} from './thresholds'

/** `level`: the loss around is the same. */
type LandmarkKind = 'minimum' | 'saddle' | 'maximum' | 'level'

export interface Landmark {
  readonly kind: LandmarkKind
  readonly x: number
  readonly y: number
}

/** A direction or a step, in widths of the domain. */
type Step = readonly [number, number]

/** The losses around a place, measured from the loss there. */
interface Ring {
  readonly lowest: number
  readonly highest: number
}

export class Landmarks {
  readonly #loss: Loss
  readonly #scales: Scales
  readonly #gradient = new Float64Array(2)
  readonly #hessian = new Float64Array(3)

  constructor(loss: Loss, scales: Scales) {
    this.#loss = loss
    this.#scales = scales
  }

  /** How far apart two places are, in widths. */
  distance(x: number, y: number, otherX: number, otherY: number): number {
    const [width, depth] = this.#scales.widths
    return hypot((x - otherX) / width, this.#loss.dimension === 1 ? 0 : (y - otherY) / depth)
  }

  /**
   * The place of rest that Newton's method finds within `reach` of a place, or the place itself if the loss is higher
   * (or lower) all around it, as at a cusp. Undefined if there is none.
   */
  near(x: number, y: number, reach: number, radius = arrival): Landmark | undefined {
    const found = this.#rootNear(x, y, reach)
    if (found && this.distance(x, y, found.x, found.y) <= radius) return found
    return this.#enclosed(x, y, radius) ?? found
  }

  /** The slope and the largest curvature, per width. */
  shapeAt(x: number, y: number): { readonly slope: number; readonly curvature: number } {
    const slope = hypot(...this.#slopeAt(x, y))
    return { slope, curvature: Math.max(...this.#axesAt(x, y).map(({ value }) => Math.abs(value))) }
  }

  /** The extreme losses on a ring around a place. */
  ring(x: number, y: number, radius: number, more: readonly Step[] = []): Ring {
    const [width, depth] = this.#scales.widths
    const centre = this.#loss.value(x, y)
    let [lowest, highest] = [Infinity, -Infinity]
    for (const [across, up] of this.#loss.dimension === 1 ? alongCurve : [...around, ...more]) {
      const change = this.#loss.value(x + radius * across * width, y + radius * up * depth) - centre
      // Where there is no loss, there is nothing lower.
      const above = Number.isNaN(change) ? Infinity : change
      lowest = Math.min(lowest, above)
      highest = Math.max(highest, above)
    }
    return { lowest, highest }
  }

  #rootNear(x: number, y: number, reach: number): Landmark | undefined {
    const [width, depth] = this.#scales.widths
    let [atX, atY, last] = [x, y, Infinity]
    for (let count = 0; count < newtonSteps; count += 1) {
      const step = this.#newtonStep(atX, atY)
      if (!step) return undefined
      last = hypot(...step)
      if (!(last <= reach)) return undefined
      atX += step[0] * width
      atY += step[1] * depth
      if (!(this.distance(x, y, atX, atY) <= reach)) return undefined
      if (last <= minSlope) break
    }
    if (last > arrival / 10) return undefined
    return { kind: this.#kindAt(atX, atY), x: atX, y: atY }
  }

  /** −H⁻¹∇L in widths. Undefined if a direction without curvature has a slope, or if numbers are not finite. */
  #newtonStep(x: number, y: number): Step | undefined {
    const slope = this.#slopeAt(x, y)
    if (slope[0] === 0 && slope[1] === 0) return [0, 0]
    const axes = this.#axesAt(x, y)
    const largest = Math.max(...axes.map(({ value }) => Math.abs(value)))
    if (!(largest > 0) || !Number.isFinite(largest)) return undefined
    let [across, up] = [0, 0]
    for (const { value, direction } of axes) {
      const [a = 0, b = 0] = direction
      const along = a * slope[0] + b * slope[1]
      if (Math.abs(value) <= minCurvature * largest) {
        if (Math.abs(along) > minSlope * largest) return undefined
        continue
      }
      across -= (along / value) * a
      up -= (along / value) * b
    }
    return [across, up]
  }

  /** The gradient per width. */
  #slopeAt(x: number, y: number): Step {
    const [width, depth] = this.#scales.widths
    this.#loss.gradient(x, y, this.#gradient)
    return [(this.#gradient[0] as number) * width, (this.#gradient[1] as number) * depth]
  }

  /** The principal curvatures per width. */
  #axesAt(x: number, y: number): ReturnType<typeof eigen> {
    const [width, depth] = this.#scales.widths
    this.#loss.hessian(x, y, this.#hessian)
    const [xx = 0, xy = 0, yy = 0] = this.#hessian
    const [a, b, c] = [xx * width * width, xy * width * depth, yy * depth * depth]
    return eigen(this.#loss.dimension === 1 ? [[a]] : [[a, b], [b, c]]) // prettier-ignore
  }

  #kindAt(x: number, y: number): LandmarkKind {
    const axes = this.#axesAt(x, y)
    const equal = this.#equal(x, y)
    const [inner, outer] = ringRadii
    if (axes.every((axis) => this.#fits(x, y, inner, axis, equal))) {
      const rising = axes.filter(({ value }) => value > 0).length
      return rising === axes.length ? 'minimum' : rising === 0 ? 'maximum' : 'saddle'
    }
    const more = axes.flatMap(({ direction: [a = 0, b = 0] }): Step[] => [[a, b], [-a, -b]]) // prettier-ignore
    const rings = [inner, outer].map((radius) => this.ring(x, y, radius, more.every(isFinite2) ? more : []))
    const isLower = rings.some(({ lowest }) => lowest < -equal)
    const isHigher = rings.some(({ highest }) => highest > equal)
    if (isLower && isHigher) return 'saddle'
    return isLower ? 'maximum' : isHigher ? 'minimum' : 'level'
  }

  /** Whether the loss along an axis is what the curvature predicts, on both sides. */
  #fits(
    x: number,
    y: number,
    radius: number,
    { value, direction }: ReturnType<typeof eigen>[number],
    equal: number,
  ): boolean {
    const [width, depth] = this.#scales.widths
    const [a = 0, b = 0] = direction
    const predicted = (value * radius * radius) / 2
    if (!(Math.abs(predicted) > 2 * equal)) return false
    const centre = this.#loss.value(x, y)
    return [1, -1].every((side) => {
      const there = this.#loss.value(x + side * radius * a * width, y + side * radius * b * depth)
      return Math.abs(there - centre - predicted) <= curvatureFits * Math.abs(predicted)
    })
  }

  /** The place itself, if two rings around it show that a minimum or a maximum lies within. */
  #enclosed(x: number, y: number, radius: number): Landmark | undefined {
    const equal = this.#equal(x, y)
    if (!this.#isExtreme(x, y, radius, equal)) return undefined
    const near = this.ring(x, y, radius)
    if (!(near.lowest > equal || near.highest < -equal)) return undefined
    const far = this.ring(x, y, 2 * radius)
    if (near.lowest > equal && far.lowest > equal) return { kind: 'minimum', x, y }
    if (near.highest < -equal && far.highest < -equal) return { kind: 'maximum', x, y }
    return undefined
  }

  /** A quick look, which spares most places the rings: along the slope, both sides are higher, or both are lower. */
  #isExtreme(x: number, y: number, radius: number, equal: number): boolean {
    const [width, depth] = this.#scales.widths
    const centre = this.#loss.value(x, y)
    const slope = this.#slopeAt(x, y)
    const length = hypot(...slope)
    if (!(length > 0)) return length === 0
    const [across, up] = [(slope[0] / length) * radius * width, (slope[1] / length) * radius * depth]
    const ahead = this.#loss.value(x - across, y - up) - centre
    const behind = this.#loss.value(x + across, y + up) - centre
    return Math.min(ahead, behind) > equal || Math.max(ahead, behind) < -equal
  }

  /** Losses that differ by less are equal. */
  #equal(x: number, y: number): number {
    return equalHeight * this.#scales.height + equalLoss * Math.abs(this.#loss.value(x, y))
  }
}

const around: readonly Step[] = Array.from({ length: ringDirections }, (_, index) => {
  const angle = (2 * Math.PI * index) / ringDirections
  return [cos(angle), sin(angle)]
})
const alongCurve: readonly Step[] = [[1, 0], [-1, 0]] // prettier-ignore

function isFinite2([across, up]: Step): boolean {
  return Number.isFinite(across) && Number.isFinite(up)
}
