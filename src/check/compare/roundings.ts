/**
 * What rounding does to a step, as a disturbance of a run. What is stored is rounded, in proportion to itself: so a 0 stays
 * 0. A gradient is rounded in each of its operations: how much, a run of its program in float32 tells.
 */
import type { Ground } from '../../run/ground'
import type { Stepper } from '../../run/stepper'

/** How many roundings a stored number may be off, and a step, and a gradient. */
const perPlace = 2
const perStep = 4
const perGradient = 4

/** Half the distance between neighbouring numbers of float32, relative to them. */
export const singleRounding = 2 ** -24

/** The sides to which the roundings of x and y fall: always the same, or by chance from a seed. */
export type Sides = readonly [number, number] | number

export class Roundings {
  readonly #rounding: number
  readonly #sides: Sides
  readonly #single: ReturnType<Ground['surface']['singleLoss']>
  readonly #rough = new Float64Array(2)
  readonly #before = new Float64Array(2)
  #chance: number

  /** `rounding`: half the distance between neighbouring numbers, relative to them. */
  constructor({ surface, settings, rows }: Ground, rounding: number, sides: Sides) {
    this.#rounding = rounding
    this.#sides = sides
    this.#chance = typeof sides === 'number' ? sides : 1
    this.#single = surface.singleLoss(settings, rows)
  }

  /** Rounds the start, if it is no number of float32: 0 and whole numbers are. */
  start({ theta }: Stepper): void {
    if (this.#rounding < singleRounding) return
    for (let i = 0; i < 2; i += 1) {
      const value = theta[i] ?? 0
      if (Math.fround(value) !== value) theta[i] = value * (1 + this.#side(i) * perPlace * this.#rounding)
    }
  }

  /** Rounds the gradient that a step begins with. */
  gradient({ theta, gradient }: Stepper): void {
    const [x = 0, y = 0] = theta
    this.#single.gradient(x, y, this.#rough)
    const scale = (perGradient * this.#rounding) / singleRounding
    for (let i = 0; i < 2; i += 1) {
      const g = gradient[i] ?? 0
      const rough = scale * Math.abs((this.#rough[i] ?? 0) - g)
      const size = perGradient * this.#rounding * Math.abs(g) + (Number.isFinite(rough) ? rough : 0)
      gradient[i] = g + this.#side(i) * size
    }
    this.#before.set(theta)
  }

  /** Rounds the point that a step leads to. */
  place({ theta }: Stepper): void {
    for (let i = 0; i < 2; i += 1) {
      const value = theta[i] ?? 0
      const way = value - (this.#before[i] ?? 0)
      theta[i] =
        value + this.#side(i) * this.#rounding * (perPlace * Math.abs(value) + perStep * Math.abs(way))
    }
  }

  #side(index: number): number {
    if (typeof this.#sides !== 'number') return this.#sides[index] ?? 1
    this.#chance = (Math.imul(this.#chance, 1664525) + 1013904223) >>> 0
    return this.#chance >= 2 ** 31 ? 1 : -1
  }
}
