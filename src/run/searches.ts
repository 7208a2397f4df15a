/** Where the loops of a rule look in a step: the points, in the order in which they were evaluated. */
import type { LoopProgram, Watch } from '../math/run'

/** What a loop looked at, from its first turn to its last. */
export interface Search {
  /** Where its head stands in the text of the rule. */
  readonly at: number
  readonly points: readonly (readonly number[])[]
  /** Whether the loss was asked for at every one, not the slope alone. */
  readonly isByLoss: boolean
}

interface Open extends Search {
  readonly points: number[][]
  isByLoss: boolean
}

/** Collects them while a watched program runs. A loop within another begins a new one in each of its turns. */
export class Searches {
  readonly #theta: readonly number[]
  readonly #all: Open[] = []
  readonly #open = new Map<LoopProgram, Open>()

  constructor(theta: readonly number[]) {
    this.#theta = theta
  }

  get found(): readonly Search[] {
    return this.#all.filter(({ points }) => points.length > 0)
  }

  readonly watch: Watch = (loop, turns, isTest) => {
    if (isTest && turns === 0) this.#begin(loop)
    const search = this.#open.get(loop)
    for (const { slots, isTested, isLoss } of loop.looks) {
      if (isTested !== isTest || !search) continue
      const point = Array.from(slots, (slot) => loop.registers[slot] ?? Number.NaN)
      if (point.every((part, i) => part === this.#theta[i])) continue
      search.points.push(point)
      search.isByLoss &&= isLoss
    }
  }

  #begin(loop: LoopProgram): void {
    const search: Open = { at: loop.at, points: [], isByLoss: true }
    this.#all.push(search)
    this.#open.set(loop, search)
  }
}
