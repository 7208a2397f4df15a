/** Remembers the runs of the races at hand, so that an edit computes only what it touches. */
import { type Ground, groundOf } from '../run/ground'
import type { RacePlan } from '../run/plan'
import type { Race } from '../run/race'
import { type Run, runOf } from '../run/run'

interface Remembered<Thing> {
  /** All that it depends on. Edits keep what they do not touch, so that identity tells. */
  readonly parts: readonly unknown[]
  readonly thing: Thing
}

/** What was asked for since the last `begin`, and what was before. */
class Memory<Thing> {
  #now: Remembered<Thing>[] = []
  #before: Remembered<Thing>[] = []

  /** From here on only what is asked for again is kept. */
  begin(): void {
    this.#before = this.#now
    this.#now = []
  }

  get(parts: readonly unknown[], make: () => Thing): Thing {
    const isIt = (one: Remembered<Thing>): boolean =>
      one.parts.length === parts.length && one.parts.every((part, index) => Object.is(part, parts[index]))
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

  /** Another experiment is on the table: what it does not ask for is forgotten with the next one. */
  begin(): void {
    for (const memory of [this.#grounds, this.#runs, this.#races]) memory.begin()
  }

  /** The race of some of a plan's runners, each with the noise that it has among them all. */
  race(plan: RacePlan, runners: readonly number[]): Race {
    const ground = this.#grounds.get([plan.surface], () => groundOf(plan))
    const runs = runners.map((index) =>
      this.#runs.get([ground, ...decidingParts(plan, index)], () => runOf(plan, ground, index)),
    )
    return this.#races.get([ground, plan.steps, ...runs], () => ({ ...ground, turns: plan.steps, runs }))
  }
}

/** All that a run depends on, besides the ground. */
function decidingParts(plan: RacePlan, index: number): readonly unknown[] {
  const { start, steps, turn, seed, noise, changes } = plan
  const { optimizer, settings, schedule, clip, start: own } = plan.runners[index] ?? {}
  const stream = noise.shared ? 0 : index
  const its = changes.filter((change) => change.runner === index)
  return [own ?? start, steps, turn, seed, noise.sigma, stream, optimizer, settings, schedule, clip, ...its]
}
