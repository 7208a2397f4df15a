/** Where the loops of a rule look in a step: the points, in the order in which they were evaluated. */
import type { LoopProgram, Watch } from '../math/run'

/** What a loop looked at, from its first turn to its last. */
export interface Search {
  /** Where its head stands in the text of the rule. */
  readonly at: number
  /** Without those that are θ itself. */
  readonly points: readonly (readonly number[])[]
  /** The number of each point in the search, from 1. Those that are θ itself have one too. */
  readonly numbers: readonly number[]
  /** How many there were, with those that are θ itself. */
  readonly count: number
  /** Whether the loss was asked for at every one, not the slope alone. */
  readonly isByLoss: boolean
  /** Whether its test looked at points and never ended it: it turned up to its bound. */
  readonly hasGivenUp: boolean
}

interface Open extends Search {
  readonly points: number[][]
  readonly numbers: number[]
  count: number
  isByLoss: boolean
  hasGivenUp: boolean
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
    return this.#all.filter(({ count }) => count > 0)
  }

  readonly watch: Watch = (loop, turns, isTest) => {
    if (isTest && turns === 0) this.#begin(loop)
    const search = this.#open.get(loop)
    if (!search) return
    for (const { slots, isTested, isLoss } of loop.looks) {
      if (isTested !== isTest) continue
      const point = Array.from(slots, (slot) => loop.registers[slot] ?? Number.NaN)
      search.count += 1
      if (point.every((part, i) => part === this.#theta[i])) continue
      search.points.push(point)
      search.numbers.push(search.count)
      search.isByLoss &&= isLoss
    }
    if (!isTest && turns === loop.bound - 1) search.hasGivenUp = loop.looks.some(({ isTested }) => isTested)
  }

  #begin(loop: LoopProgram): void {
    const search: Open = {
      at: loop.at,
      points: [],
      numbers: [],
      count: 0,
      isByLoss: true,
      hasGivenUp: false,
    }
    this.#all.push(search)
    this.#open.set(loop, search)
  }
}
