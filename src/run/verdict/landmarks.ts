/** Places of rest of a surface: found by Newton's method, and told apart by curvature or by the losses around. */
import { hypot } from '../../math/elementary/hypot'
import type { Loss } from '../../surfaces/compile'
import { eigen } from '../matrix'
import { Patches } from './patches'
import { type Ring, Rings, type Step } from './rings'
import type { Scales } from './scales'
import {
  arrival,
  curvatureFits,
  edgeShare,
  equalHeight,
  equalLoss,
  minCurvature,
  minSlope,
  nearingReach,
  nears,
  newtonSteps,
  ringRadii,
} from './thresholds'

/** How long a step of polishing may be and how near the same root is found again, in widths, and how many steps there are. */
const [polishReach, sameRoot, polishSteps] = [0.05, 1e-6, 4]

interface Place {
  readonly x: number
  readonly y: number
}

/** `level`: the loss around is the same. */
type LandmarkKind = 'minimum' | 'saddle' | 'maximum' | 'level'

export interface Landmark {
  readonly kind: LandmarkKind
  readonly x: number
  readonly y: number
  /** Whether the loss changes in every direction from it: not along the floor of a valley. */
  readonly isStrict: boolean
}

export class Landmarks {
  readonly #loss: Loss
  readonly #scales: Scales
  readonly #rings: Rings
  readonly #gradient = new Float64Array(2)
  readonly #hessian = new Float64Array(3)
  readonly #exact: Loss
  /** Roots of a stand-in, with those of the loss itself. */
  readonly #polished: Patches<{ readonly from: Place; readonly to: Place }>

  /** Where `loss` stands in for another, roots are polished on `exact`. */
  constructor(loss: Loss, scales: Scales, exact = loss) {
    this.#loss = loss
    this.#exact = exact
    this.#scales = scales
    this.#polished = new Patches(scales)
    this.#rings = new Rings(loss, scales)
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
  ring(x: number, y: number, radius: number): Ring {
    return this.#rings.at(x, y, radius)
  }

  /**
   * Whether Newton's method comes nearer and nearer to a place, as to a flat minimum such as that of x⁶, where each of
   * its steps takes off a fifth of the way. On a far flat end its steps go on and on.
   */
  isNearing(x: number, y: number): boolean {
    const found = this.#newton(x, y, nearingReach)
    return found !== undefined && found.last <= nears * found.first
  }

  #rootNear(x: number, y: number, reach: number): Landmark | undefined {
    const found = this.#newton(x, y, reach)
    if (!found || found.last > arrival / 10) return undefined
    const place = this.#exact === this.#loss ? found : this.#polish(found)
    return { ...this.#shapeOf(found.x, found.y), x: place.x, y: place.y }
  }

  /** A few steps of Newton's method on the loss itself, which take long. The root of the stand-in if they lead away. */
  #polish({ x, y }: Place): Place {
    const known = this.#polished.at(x, y)
    if (known && this.distance(x, y, known.from.x, known.from.y) <= sameRoot) return known.to
    const [width, depth] = this.#scales.widths
    let [atX, atY] = [x, y]
    for (let count = 0; count < polishSteps; count += 1) {
      const step = this.#newtonStep(atX, atY, this.#exact)
      if (!step || !(hypot(...step) <= polishReach)) {
        ;[atX, atY] = [x, y]
        break
      }
      atX += step[0] * width
      atY += step[1] * depth
      if (hypot(...step) <= minSlope) break
    }
    const to = { x: atX, y: atY }
    this.#polished.keep(x, y, { from: { x, y }, to })
    return to
  }

  /** Where Newton's method comes to, and its first and last step. Undefined if it leaves the reach. */
  #newton(
    x: number,
    y: number,
    reach: number,
  ): { readonly x: number; readonly y: number; readonly first: number; readonly last: number } | undefined {
    const [width, depth] = this.#scales.widths
    let [atX, atY, first, last] = [x, y, Infinity, Infinity]
    for (let count = 0; count < newtonSteps; count += 1) {
      const step = this.#newtonStep(atX, atY)
      if (!step) return undefined
      last = hypot(...step)
      if (count === 0) first = last
      if (!(last <= reach)) return undefined
      atX += step[0] * width
      atY += step[1] * depth
      if (!(this.distance(x, y, atX, atY) <= reach)) return undefined
      if (last <= minSlope) break
    }
    return { x: atX, y: atY, first, last }
  }

  /** −H⁻¹∇L in widths. Undefined if a direction without curvature has a slope, or if numbers are not finite. */
  #newtonStep(x: number, y: number, loss = this.#loss): Step | undefined {
    const slope = this.#slopeAt(x, y, loss)
    if (slope[0] === 0 && slope[1] === 0) return [0, 0]
    const axes = this.#axesAt(x, y, loss)
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
  #slopeAt(x: number, y: number, loss = this.#loss): Step {
    const [width, depth] = this.#scales.widths
    loss.gradient(x, y, this.#gradient)
    return [(this.#gradient[0] as number) * width, (this.#gradient[1] as number) * depth]
  }

  /** The principal curvatures per width. */
  #axesAt(x: number, y: number, loss = this.#loss): ReturnType<typeof eigen> {
    const [width, depth] = this.#scales.widths
    loss.hessian(x, y, this.#hessian)
    const [xx = 0, xy = 0, yy = 0] = this.#hessian
    const [a, b, c] = [xx * width * width, xy * width * depth, yy * depth * depth]
    return eigen(this.#loss.dimension === 1 ? [[a]] : [[a, b], [b, c]]) // prettier-ignore
  }

  /** Told by the curvature where it decides, else by the losses around: on rings at two radii. */
  #shapeOf(x: number, y: number): Pick<Landmark, 'kind' | 'isStrict'> {
    const axes = this.#axesAt(x, y)
    const equal = this.#equal(x, y)
    const [inside, outside] = ringRadii
    if (axes.every((axis) => this.#fits(x, y, inside, axis, equal))) {
      const rising = axes.filter(({ value }) => value > 0).length
      const kind = rising === axes.length ? 'minimum' : rising === 0 ? 'maximum' : 'saddle'
      return { kind, isStrict: true }
    }
    const more = axes.flatMap(({ direction: [a = 0, b = 0] }): Step[] => [[a, b], [-a, -b]]) // prettier-ignore
    const along = more.flat().every(Number.isFinite) ? more : []
    const [inner, outer] = [inside, outside].map((radius) => this.#rings.at(x, y, radius, along)) as [
      Ring,
      Ring,
    ]
    if (outer.lowest > equal && inner.lowest >= -equal) return { kind: 'minimum', isStrict: true }
    if (outer.highest < -equal && inner.highest <= equal) return { kind: 'maximum', isStrict: true }
    // Level around, or with an edge that is as high close by as further off: a terrace, not a top or a bottom.
    const sizeOf = ({ lowest, highest }: Ring): number => Math.max(-lowest, highest)
    const [near, far] = [sizeOf(inner), sizeOf(outer)]
    if (near <= equal || near >= edgeShare * far) return { kind: 'level', isStrict: false }
    const isLower = Math.min(inner.lowest, outer.lowest) < -equal
    const isHigher = Math.max(inner.highest, outer.highest) > equal
    if (isLower && isHigher) return { kind: 'saddle', isStrict: false }
    return { kind: isLower ? 'maximum' : 'minimum', isStrict: false }
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
    if (near.highest < -equal && far.highest < -equal) return { kind: 'maximum', x, y, isStrict: true }
    if (!(near.lowest > equal && far.lowest > equal)) return undefined
    // A narrow valley may lead down between two directions.
    const isClosed = [radius, 2 * radius].every((each) => this.#rings.lowestBetween(x, y, each) > equal)
    // The minimum, not the place: so it is the same one wherever it is looked for.
    const place = isClosed && this.#rings.descend(x, y, radius, 2 * radius)
    return place ? { kind: 'minimum', ...place, isStrict: true } : undefined
  }

  /** The minimum that lies below a place, found without curvature. Undefined if it is further away than `reach`. */
  below(x: number, y: number, size: number, reach: number): Landmark | undefined {
    const found = this.#rings.descend(x, y, size, reach)
    if (!found) return undefined
    const enclosed = this.#enclosed(found.x, found.y, arrival)
    return enclosed?.kind === 'minimum' ? enclosed : undefined
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
