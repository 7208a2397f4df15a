/** Motion of a label: it follows its place like a critically damped spring, without overshoot and at any frame rate. */
import type { Point } from './boxes'

/** Per second. A label has come 98 % of its way after 5.8 of its parts: a quarter of a second. */
const stiffness = 24
/** A label is at rest so near to its place, in pixels, and so slow, in pixels a second. */
const [nearby, slow] = [0.4, 6]

export class Damped {
  x = 0
  y = 0
  #speedX = 0
  #speedY = 0

  /** Stands here, at rest. */
  stand({ x, y }: Point): void {
    this.x = x
    this.y = y
    this.#speedX = this.#speedY = 0
  }

  /** Moves with what it stands on. */
  shift(x: number, y: number): void {
    this.x += x
    this.y += y
  }

  /** Lets `seconds` pass on the way to a place. Returns whether it is there, and at rest. */
  follow(place: Point, seconds: number): boolean {
    const decay = Math.exp(-stiffness * seconds)
    const [awayX, awayY] = [this.x - place.x, this.y - place.y]
    const [pushX, pushY] = [this.#speedX + stiffness * awayX, this.#speedY + stiffness * awayY]
    this.x = place.x + (awayX + pushX * seconds) * decay
    this.y = place.y + (awayY + pushY * seconds) * decay
    this.#speedX = (this.#speedX - stiffness * pushX * seconds) * decay
    this.#speedY = (this.#speedY - stiffness * pushY * seconds) * decay
    const isThere =
      Math.abs(this.x - place.x) + Math.abs(this.y - place.y) < nearby &&
      Math.abs(this.#speedX) + Math.abs(this.#speedY) < slow
    if (isThere) this.stand(place)
    return isThere
  }
}
