/** Distances that a hand moves, as whole steps. */

/** Counts the whole steps of a movement that comes in parts. What is left over counts for the next part. */
export class StepCount {
  #rest = 0

  /** `size`: how far a step is. */
  constructor(readonly size: number) {}

  /** The steps that a part completes; negative for backwards. */
  add(distance: number): number {
    // A hand that turns round begins a new step.
    if (distance * this.#rest < 0) this.#rest = 0
    this.#rest += distance
    const steps = Math.trunc(this.#rest / this.size)
    this.#rest -= steps * this.size
    return steps + 0
  }

  /** Forgets what is left over. */
  clear(): void {
    this.#rest = 0
  }
}

/** The pixels that a wheel turned, also where the browser counts in lines. Up is more. */
export function wheelDistance({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  return -deltaY * (deltaMode === 0 ? 1 : pixelsPerLine)
}

const pixelsPerLine = 100 / 3
