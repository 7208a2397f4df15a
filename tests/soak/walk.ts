/** Does one thing after the other to the page, by a seed. */
import { errors } from 'playwright'
import { oneOf } from '../helpers/anyTexts'
import { type Action, type Hands, Missed } from './actions/action'
import { documents } from './actions/documents'
import { around } from './actions/page'
import { race } from './actions/race'
import type { Vitals } from './vitals'

const actions: readonly [name: string, action: Action][] = Object.entries<Action>({
  ...documents,
  ...race,
  ...around,
})

/** The longest rest between two actions, in milliseconds. */
const longestPause = 600

/** How many of the last actions are remembered. */
const remembered = 12

export class Walk {
  readonly #hands: Hands
  readonly #done = new Map<string, { done: number; missed: number }>()
  #told = 0
  /** The last actions, the newest at the end. */
  readonly last: string[] = []

  constructor(hands: Hands) {
    this.#hands = hands
  }

  /** Goes on until `isOver`, which is asked between two actions. */
  async until(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.#step()
  }

  async #step(): Promise<void> {
    const { page, random } = this.#hands
    const [name, action] = oneOf(random, actions)
    this.last.push(name)
    if (this.last.length > remembered) this.last.shift()
    const count = this.#done.get(name) ?? { done: 0, missed: 0 }
    this.#done.set(name, count)
    try {
      await action(this.#hands)
      count.done += 1
    } catch (error) {
      // What the page is too busy to show in time is missed as well. Whether it hangs is watched elsewhere.
      if (!(error instanceof Missed || error instanceof errors.TimeoutError)) throw error
      count.missed += 1
    }
    await page.waitForTimeout(random(longestPause))
  }

  /** What was done since the beginning, and the slowest return of the GPU since the last call. */
  tally(): Pick<Vitals, 'actions' | 'losses' | 'returnMs'> {
    const { returns } = this.#hands
    const fresh = returns.slice(this.#told)
    this.#told = returns.length
    const actions = [...this.#done.values()].reduce((sum, { done }) => sum + done, 0)
    return { actions, losses: returns.length, returnMs: fresh.length > 0 ? Math.max(...fresh) : undefined }
  }

  /** How often each action was done, and how often the page did not offer it. */
  account(): string {
    const texts = [...this.#done].map(
      ([name, { done, missed }]) => `${name} ${done}${missed > 0 ? ` (${missed} not offered)` : ''}`,
    )
    return `Actions: ${texts.sort().join(', ')}`
  }
}
