/** Keeps the runs of the present races, so that an edit computes only what it touches. */
import { type Ground, groundOf } from '../run/ground'
import type { RacePlan } from '../run/plan'
import type { Race } from '../run/race'
import { type Run, runOf } from '../run/run'
import { areSame, decidingParts } from './decidingParts'

interface Known<Thing> {
  /** Everything that it depends on. */
  readonly parts: readonly unknown[]
  readonly thing: Thing
}

/** What was asked for since the last `begin`, and in the period before it. */
class Memory<Thing> {
  #now: Known<Thing>[] = []
  #before: Known<Thing>[] = []

  /** From now on, keeps only what is asked for again. */
  begin(): void {
    this.#before = this.#now
    this.#now = []
  }

  get(parts: readonly unknown[], make: () => Thing): Thing {
    const isIt = (one: Known<Thing>): boolean => areSame(one.parts, parts)
    const current = this.#now.find(isIt)
    if (current) return current.thing
    const known = this.#before.find(isIt) ?? { parts, thing: make() }
    this.#now.push(known)
    return known.thing
  }
}

export class Races {
  readonly #grounds = new Memory<Ground>()
  readonly #runs = new Memory<Run>()
  readonly #races = new Memory<Race>()

  /** There is another experiment. What it does not ask for is dropped at the next `begin`. */
  begin(): void {
    for (const memory of [this.#grounds, this.#runs, this.#races]) memory.begin()
  }

  /** The race of some runners of a plan. Each has the noise that it has among all runners. */
  race(plan: RacePlan, runners: readonly number[]): Race {
    const ground = this.#grounds.get([plan.surface], () => groundOf(plan))
    const runs = runners.map((index) =>
      this.#runs.get([ground, ...decidingParts(plan, index)], () => runOf(plan, ground, index)),
    )
    return this.#races.get([ground, plan.steps, ...runs], () => ({ ...ground, turns: plan.steps, runs }))
  }
}
