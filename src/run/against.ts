/** What a chart can be drawn against. Each row has its words and how far a step of a run goes along the axis. */
import { log10 } from '../math/elementary/log'
import { risingRates } from './rangeTest'
import type { Run } from './run'

/** The parts of a run that decide how far its steps go. */
export type Stepping = Pick<Run, 'steps' | 'evaluations' | 'turnsPerStep'> &
  Partial<Pick<Run, 'evaluationsAfter' | 'turnsAfter' | 'eta'>>

export interface AgainstRow {
  /** The text of the choice and of the axis. */
  readonly words: string
  /** How far a step of this run goes along the axis: a whole number. */
  unit(run: Stepping): number
  /** The places of its steps, where they go differently far. */
  after(run: Stepping): Float64Array | undefined
  /** Places are logarithms to base 10, and only the steps that have one are shown. */
  readonly isLog?: true
}

export const againsts = {
  step: { words: 'step', unit: () => 1, after: () => undefined },
  gradient: {
    words: 'gradient evaluations',
    unit: ({ evaluations }) => Math.max(evaluations, 1),
    after: ({ evaluationsAfter }) => evaluationsAfter,
  },
  eta: {
    words: 'η',
    unit: () => 1,
    // At each step the rate of the step that begins there. A line that went back would cross itself.
    after: ({ eta = new Float64Array() }) => risingRates(eta).map(log10),
    isLog: true,
  },
} as const satisfies Readonly<Record<string, AgainstRow>>

export type Against = keyof typeof againsts
