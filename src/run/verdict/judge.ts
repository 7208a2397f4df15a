/** The one judge of runs: of runners at every step, and of the cells of maps and clouds at their end. */
import { onceFor } from '../../math/memo'
import type { Ground } from '../ground'
import { Circling } from './circling'
import { type Landmark, Landmarks } from './landmarks'
import { Patches } from './patches'
import type { Tail, Verdict } from './tail'
import { type Scales, restSlopes, scalesOf } from './scales'
import {
  arrival,
  floorHeight,
  leaves,
  newtonReach,
  plateauCurvature,
  plateauDrop,
  plateauSlope,
  restStep,
  rounding32,
  roundingsOfStep,
} from './thresholds'

/** The judge of all runs on a ground. */
export const judgeOf = onceFor((ground: Ground): Judge => new Judge(ground))

const running: Verdict = { kind: 'running' }
const plateau: Verdict = { kind: 'plateau' }

export class Judge {
  readonly scales: Scales
  /** A step is small if it is at most so long along each parameter. */
  readonly restSteps: readonly [number, number]
  readonly #ground: Ground
  readonly #landmarks: Landmarks
  readonly #circling: Circling
  readonly #gradient = new Float64Array(2)
  readonly #roundings: readonly [number, number]
  /** What differs from place to place, as a floor or a cusp's neighbourhood, is found in the same way again. */
  readonly #known: Patches<Landmark>
  #restSlopes: readonly [number, number] | undefined

  constructor(ground: Ground) {
    this.#ground = ground
    this.scales = scalesOf(ground.quick, ground.domain)
    this.#landmarks = new Landmarks(ground.quick, this.scales, ground.loss)
    this.#known = new Patches(this.scales)
    this.#circling = new Circling(this.#landmarks, this.scales)
    const { domain } = ground
    const rounding = (axis: 0 | 1): number =>
      roundingsOfStep * rounding32 * Math.max(...(domain[axis] ?? [0]).map(Math.abs))
    const [width, depth] = this.scales.widths
    this.#roundings = [rounding(0), rounding(1)]
    this.restSteps = [Math.max(restStep * width, rounding(0)), Math.max(restStep * depth, rounding(1))]
  }

  /** |∂L/∂θᵢ| below these is rest. */
  get restSlopes(): readonly [number, number] {
    return (this.#restSlopes ??= restSlopes(this.#ground.quick, this.#ground.domain, this.scales))
  }

  /** How steep a gradient is: below 1 a run is at rest. */
  steepness(gx: number, gy: number): number {
    const slopes = this.restSlopes
    return Math.max(
      Math.abs(gx) / slopes[0],
      this.#ground.loss.dimension === 1 ? 0 : Math.abs(gy) / slopes[1],
    )
  }

  /** How far apart two places are, in widths of the domain. */
  #distance(x: number, y: number, otherX: number, otherY: number): number {
    return this.#landmarks.distance(x, y, otherX, otherY)
  }

  /**
   * The step since which a run is at rest, given that at the step before, or −1. A run comes to rest at a step where its
   * slope is small if the next step is small too, and is at rest until it leaves. `was` and `now` are the steepness at
   * the step before and at this one. At the start both are the same, and nothing has moved.
   */
  restAfter(since: number, step: number, was: number, now: number, moveX: number, moveY: number): number {
    // A slope that is not a number is neither rest nor in between.
    if (!(now < leaves)) return -1
    return since < 0 && was < 1 && this.#isStill(moveX, moveY) ? Math.max(step - 1, 0) : since
  }

  /** How often a verdict has looked for a minimum that a run may circle: long work, after which others may want a pause. */
  get searches(): number {
    return this.#circling.searches
  }

  verdict(tail: Tail): Verdict {
    const { x, y, beforeX, beforeY, hasRested } = tail
    const isStill = this.#isStill(x - beforeX, y - beforeY)
    if (!isStill && !hasRested) return this.#circling.of(tail) ?? this.#stayed(tail) ?? running
    const landmark = this.#arrivedAt(x, y)
    if (!isStill && landmark?.kind !== 'minimum') return this.#circling.of(tail) ?? running
    if (!landmark) return this.#isPlateau(x, y) ? plateau : running
    if (!hasRested && !this.#isAtRest(x, y, landmark)) return this.#stayed(tail) ?? running
    switch (landmark.kind) {
      case 'minimum':
        return landmark.isStrict || this.#isBeside(x, y) ? { kind: 'converged', landmark } : running
      case 'level':
        return this.#isFloor(landmark) ? { kind: 'converged', landmark } : plateau
      default:
        return { kind: landmark.kind, landmark }
    }
  }

  /** The verdict on a run that was lost after this place: not `running` if it was at rest there, so that it had arrived. */
  verdictOnLast(x: number, y: number): Verdict {
    if (!(this.#steepnessAt(x, y) < 1)) return running
    return this.verdict({ x, y, beforeX: x, beforeY: y, markX: x, markY: y, sinceMark: 0, hasRested: true })
  }

  /** The first step from which on a run stays near a place. `points` has x, y and loss of each. */
  staysFrom(points: Float64Array, { x, y }: Landmark): number {
    let step = points.length / 3
    while (step > 0) {
      const [placeX, placeY] = [points[3 * step - 3] as number, points[3 * step - 2] as number]
      // The place may be the end itself, which is as far from the minimum on the other side.
      if (!(this.#distance(placeX, placeY, x, y) <= 2 * arrival)) return step
      step -= 1
    }
    return 0
  }

  /** A quick look, which spares most steps the search: whether a run near a place may be called converged. */
  mayHaveArrived(
    { x, y, beforeX, beforeY, markX, markY, sinceMark, hasRested }: Tail,
    place: Landmark,
  ): boolean {
    // A minimum is found at the same place again, to a small part of the arrival.
    if (place.isStrict && this.#distance(x, y, place.x, place.y) > 1.1 * arrival) return false
    if (hasRested || this.#isStill(x - beforeX, y - beforeY)) return true
    return sinceMark > 0 && this.#distance(markX, markY, place.x, place.y) <= 3 * arrival
  }

  #steepnessAt(x: number, y: number): number {
    this.#ground.loss.gradient(x, y, this.#gradient)
    return this.steepness(this.#gradient[0] as number, this.#gradient[1] as number)
  }

  #isStill(moveX: number, moveY: number): boolean {
    const { restSteps } = this
    return (
      Math.abs(moveX) <= restSteps[0] &&
      (this.#ground.loss.dimension === 1 || Math.abs(moveY) <= restSteps[1])
    )
  }

  /** The place of rest at which a run has arrived. */
  #arrivedAt(x: number, y: number): Landmark | undefined {
    const isNear = (landmark: Landmark): boolean => this.#distance(x, y, landmark.x, landmark.y) <= arrival
    // What is kept is measured before it is used.
    const known = this.#known.at(x, y)
    if (known && isNear(known)) return known
    const found = this.#landmarks.near(x, y, newtonReach)
    if (!found || !isNear(found)) return undefined
    if (!known) this.#known.keep(x, y, found)
    return found
  }

  /** Whether a run that stands still is at rest, and not at the turning point of an oscillation. */
  #isAtRest(x: number, y: number, landmark: Landmark): boolean {
    if (this.#steepnessAt(x, y) < 1) return true
    // In a very steep place, rounding alone makes such a slope.
    const [across, up] = this.#roundings
    return (
      Math.abs(x - landmark.x) <= across &&
      (this.#ground.loss.dimension === 1 || Math.abs(y - landmark.y) <= up)
    )
  }

  /** Whether a place is in the domain or beside it. Far away, what looks like the floor of a valley may be its rounding. */
  #isBeside(x: number, y: number): boolean {
    return this.#ground.domain.every(([low, high], axis) => {
      const place = axis === 0 ? x : y
      return 2 * low - high <= place && place <= 2 * high - low
    })
  }

  /** A small slope without curvature, no way to a place of rest nearby, and nothing much lower. */
  #isPlateau(x: number, y: number): boolean {
    const { height } = this.scales
    const { slope, curvature } = this.#landmarks.shapeAt(x, y)
    if (!(slope <= plateauSlope * height && curvature <= plateauCurvature * height)) return false
    if (this.#landmarks.near(x, y, newtonReach) || this.#landmarks.isNearing(x, y)) return false
    return this.#landmarks.ring(x, y, newtonReach).lowest >= -plateauDrop * height
  }

  /** Whether a level place is as low as the surface gets: a floor is a minimum, a shelf is not, nor is a far flat end. */
  #isFloor({ x, y }: Landmark): boolean {
    const { height, lowest } = this.scales
    const { domain, quick } = this.#ground
    const isInside = domain.every(([low, high], axis) => {
      const place = axis === 0 ? x : y
      return low <= place && place <= high
    })
    const isLow = quick.value(x, y) <= lowest + floorHeight * height
    // On a constant there is neither a floor nor anything above it.
    return isInside && isLow && this.#landmarks.ring(x, y, 1).highest > 0
  }

  /** Converged without rest: as far back as the tail goes, it has stayed within the distance of arrival. */
  #stayed({ x, y, beforeX, beforeY, markX, markY, sinceMark }: Tail): Verdict | undefined {
    if (sinceMark === 0) return undefined
    const isFar = this.#distance(x, y, markX, markY) > 2 * arrival
    if (isFar || this.#distance(x, y, beforeX, beforeY) > 2 * arrival) return undefined
    const landmark = this.#arrivedAt(x, y)
    if (landmark?.kind !== 'minimum') return undefined
    const isThere = (placeX: number, placeY: number): boolean =>
      this.#distance(placeX, placeY, landmark.x, landmark.y) <= arrival
    return isThere(beforeX, beforeY) && isThere(markX, markY) ? { kind: 'converged', landmark } : undefined
  }
}
