/** Runs that go round a minimum without coming nearer. */
import { hypot } from '../../math/elementary/hypot'
import type { Landmark, Landmarks } from './landmarks'
import { Patches } from './patches'
import type { Scales } from './scales'
import type { Tail, Verdict } from './tail'
import { arrival, largestCircle, returns, shrinks } from './thresholds'

export class Circling {
  /** How often a minimum was looked for, which takes up to a millisecond. */
  searches = 0
  readonly #landmarks: Landmarks
  readonly #scales: Scales
  /** Whether a minimum lies below the middles of patches, by the size of the first step down. */
  readonly #isBelow = new Map<number, Patches<boolean>>()

  constructor(landmarks: Landmarks, scales: Scales) {
    this.#landmarks = landmarks
    this.#scales = scales
  }

  /** A quick look, which spares most moving runs the search for a minimum. */
  #mayCircle({ x, y, beforeX, beforeY, markX, markY, sinceMark }: Tail): boolean {
    const step = this.#landmarks.distance(x, y, beforeX, beforeY)
    const gone = this.#landmarks.distance(x, y, markX, markY)
    return step <= 2 * largestCircle && gone <= 2 * largestCircle && gone <= returns * sinceMark * step
  }

  of(tail: Tail): Verdict | undefined {
    if (tail.sinceMark === 0 || !this.#mayCircle(tail)) return undefined
    const { x, y, beforeX, beforeY, markX, markY } = tail
    const landmark = this.#circled(tail)
    if (!landmark) return undefined
    const from = (placeX: number, placeY: number): number =>
      this.#landmarks.distance(placeX, placeY, landmark.x, landmark.y)
    const now = Math.max(from(x, y), from(beforeX, beforeY))
    const then = from(markX, markY)
    if (Math.max(now, then) > largestCircle) return undefined
    if (now < shrinks * then) return undefined
    const places = [[x, y], [beforeX, beforeY], [markX, markY]] as const // prettier-ignore
    const within = Math.max(...places.map(([a, b]) => hypot(a - landmark.x, b - landmark.y)))
    return { kind: 'circling', landmark, within }
  }

  /** The minimum between the last two places, or below them: a step may lead right through it. */
  #circled({ x, y, beforeX, beforeY }: Tail): Landmark | undefined {
    const [middleX, middleY] = [(x + beforeX) / 2, (y + beforeY) / 2]
    const size = this.#landmarks.distance(x, y, beforeX, beforeY)
    const between = this.#landmarks.near(middleX, middleY, largestCircle, Math.max(size, arrival))
    if (between?.kind === 'minimum') return between
    return this.#lowestBelow(middleX, middleY, size)
  }

  /** Looked for from the middle of its patch first, where most places have nothing below them. */
  #lowestBelow(x: number, y: number, size: number): Landmark | undefined {
    let first = arrival
    while (first < size) first *= 2
    let patches = this.#isBelow.get(first)
    if (!patches) this.#isBelow.set(first, (patches = new Patches(this.#scales)))
    let isBelow = patches.at(x, y)
    if (isBelow === undefined) {
      this.searches += 1
      isBelow = this.#landmarks.below(...patches.middleOf(x, y), first, largestCircle) !== undefined
      patches.keep(x, y, isBelow)
    }
    if (!isBelow) return undefined
    this.searches += 1
    return this.#landmarks.below(x, y, Math.max(size, arrival), largestCircle)
  }
}
