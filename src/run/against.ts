/** What a chart can be drawn against. Each row has its words and how far a step of a run goes along the axis. */
import type { Run } from './run'

/** The parts of a run that decide how far its steps go. */
export type Stepping = Pick<Run, 'steps' | 'evaluations' | 'turnsPerStep'>

interface AgainstRow {
  /** The text of the choice and of the axis. */
  readonly words: string
  /** How far a step of this run goes along the axis: a whole number. */
  unit(run: Stepping): number
}

export const againsts = {
  step: { words: 'step', unit: () => 1 },
  gradient: { words: 'gradient evaluations', unit: ({ evaluations }) => evaluations },
} as const satisfies Readonly<Record<string, AgainstRow>>

export type Against = keyof typeof againsts
