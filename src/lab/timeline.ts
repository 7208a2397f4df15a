/**
 * The timeline: where the playhead is, in turns of the race, and how it moves. It has no clock of its own: the owner of
 * one calls `advance`.
 */

import { speeds } from '../experiment/limits'
import { stepBeside } from './stepBeside'
import { type Epochs, rowsAfter, stepsWithin } from '../run/batches/epochs'

/** The speed at which a race of other steps takes about as long: of those available, the nearest on a log scale. */
export function speedFor(speed: number, before: number, after: number): number {
  const wanted = (speed * after) / before
  const off = (one: number): number => Math.max(one / wanted, wanted / one)
  return speeds.reduce((nearest, one) => (off(one) < off(nearest) ? one : nearest), speed)
}

/** How many steps it takes to play a race, as its speed counts them. */
export function stridesOf({ steps, stride }: Pick<TimelineState, 'steps' | 'stride'>): number {
  return steps / (stride?.perStep ?? 1)
}

export interface TimelineState {
  readonly playing: boolean
  /** Turns per second, or steps of `stride`. */
  readonly speed: number
  readonly loop: boolean
  /** The last turn of the race. */
  readonly steps: number
  /** Where turns are rows: how the runner with the smallest steps goes through them. */
  readonly stride?: Epochs | undefined
}

/** The position changes every frame, so React does not subscribe to it. The state changes only when the user acts. */
export class Timeline {
  #position = 0
  #state: TimelineState
  readonly #moved = new Set<() => void>()
  readonly #changed = new Set<() => void>()

  constructor(state: TimelineState) {
    this.#state = state
  }

  /** Turns taken, 0 to `steps`, with a fraction while a ball glides to its next point. */
  get position(): number {
    return this.#position
  }

  /** The last whole turn taken. */
  get step(): number {
    return Math.floor(this.#position)
  }

  get state(): TimelineState {
    return this.#state
  }

  /** Changes playing, speed, loop or length. Play at the end starts over. */
  set(change: Partial<TimelineState>): void {
    this.prepare(change)()
  }

  /**
   * Does the same and moves the playhead, but calls no listener. The returned function does that, once everything that
   * belongs to the new state is set.
   */
  prepare(change: Partial<TimelineState>, position = this.#position): () => void {
    const before = { state: this.#state, position: this.#position }
    const state = { ...before.state, ...change }
    const startsOver = state.playing && !before.state.playing && position >= state.steps
    const isSame = JSON.stringify(state) === JSON.stringify(before.state)
    this.#state = isSame ? before.state : state
    this.#position = startsOver ? 0 : Math.min(position, state.steps)
    return () => {
      if (!isSame) for (const listener of this.#changed) listener()
      if (this.#position !== before.position) for (const listener of this.#moved) listener()
    }
  }

  /** Moves the playhead to `position`, kept within the run. NaN is no position. */
  seek(position: number): void {
    if (!Number.isNaN(position)) this.#move(Math.min(Math.max(position, 0), this.#state.steps))
  }

  /** The position a step after this one, or before it: the next whole turn, or the next end of a step of `stride`. */
  beside(by: 1 | -1): number {
    const { stride } = this.#state
    if (!stride) return stepBeside(this.#position, by)
    const step = stepsWithin(stride, this.#position)
    const isWhole = rowsAfter(stride, step) === this.#position
    return rowsAfter(stride, by > 0 || !isWhole ? step + Math.max(by, 0) : Math.max(step - 1, 0))
  }

  /** Lets `seconds` pass. At the end it loops, or stops playing. A clock that goes back moves nothing. */
  advance(seconds: number): void {
    const { playing, speed, loop, steps, stride } = this.#state
    if (!playing || !(seconds > 0)) return
    const next = this.#position + seconds * speed * (stride?.perStep ?? 1)
    if (next < steps) this.#move(next)
    else if (loop && steps > 0) this.#move(next % steps)
    else {
      this.#move(steps)
      this.set({ playing: false })
    }
  }

  /** Calls `listener` whenever the position has changed. Returns a function that stops this. */
  onMove(listener: () => void): () => void {
    this.#moved.add(listener)
    return () => this.#moved.delete(listener)
  }

  /** Calls `listener` whenever `state` has changed. Returns a function that stops this. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener)
    return () => this.#changed.delete(listener)
  }

  #move(position: number): void {
    if (position === this.#position) return
    this.#position = position
    for (const listener of this.#moved) listener()
  }
}
