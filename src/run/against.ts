/** What a chart can be drawn against: one row each says its words and how far a step of a run goes. */
import type { Run } from './run'

/** What of a run decides how far its steps go. */
export type Stepping = Pick<Run, 'steps' | 'evaluations' | 'turnsPerStep'>

interface AgainstRow {
  /** What it is chosen by, and what is written at the axis. */
  readonly words: string
  /** How far a step of this run goes along the axis: a whole number. */
  unit(run: Stepping): number
}

export const againsts = {
  step: { words: 'step', unit: () => 1 },
  gradient: { words: 'gradient evaluations', unit: ({ evaluations }) => evaluations },
} as const satisfies Readonly<Record<string, AgainstRow>>

export type Against = keyof typeof againsts
