/** What a chart can be drawn against. Each row has its words and how far a step of a run goes along the axis. */
import { log10 } from '../math/elementary/log'
import type { Turn } from './plan'
import { risingRates } from './rangeTest'
import { onceFor } from '../math/memo'
import { rowsAfter } from './batches/epochs'
import type { Run } from './run'

/** The parts of a run that decide how far its steps go. */
export type Stepping = Pick<Run, 'steps' | 'evaluations' | 'turnsPerStep'> &
  Partial<Pick<Run, 'evaluationsAfter' | 'turnsAfter' | 'eta' | 'epochs'>>

export interface AgainstRow {
  /** The text of the choice and of the axis. */
  readonly words: string
  /** How far a step of this run goes along the axis: a whole number. */
  unit(run: Stepping): number
  /** The places of its steps, where they go differently far. */
  after(run: Stepping): Float64Array | undefined
  /** What of the axis one of its numbers is, if not 1. */
  one?(run: Stepping): number
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
  // Places are rows, as they are whole numbers. Without data, every step is an epoch.
  epoch: {
    words: 'epochs',
    unit: ({ epochs }) => epochs?.perStep ?? 1,
    after: onceFor(({ epochs, steps }: Stepping) =>
      epochs?.isCut
        ? Float64Array.from({ length: steps + 1 }, (_, step) => rowsAfter(epochs, step))
        : undefined,
    ),
    one: ({ epochs }) => epochs?.count ?? 1,
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

/** The axis on which all runs of a race have the same playhead. */
export const againstTurn = { step: 'step', gradient: 'gradient', row: 'epoch' } as const satisfies Readonly<
  Record<Turn, Against>
>
