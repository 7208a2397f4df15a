/** A path of another program that was compared with a runner: what the page says of it, and what it draws. */
import type { Alignment } from '../check/compare/alignment'
import { experimentAt } from '../experiment/edits/panes'
import type { Experiment } from '../experiment/experiment'
import type { Reading } from '../experiment/edits/besideEdits'
import type { CompiledSurface } from '../surfaces/compile'
import { areSame, decidingParts } from './decidingParts'
import type { Offer } from './offer'

export interface CheckedPath {
  /** The name of the file, and the text, to check it again. */
  readonly file: string
  readonly text: string
  /** Sentences, the verdict first. */
  readonly words: readonly string[]
  readonly agrees: boolean
  /** x, y and an unused number for each row. */
  readonly points: Float64Array
  /** The row where it parts from the runner. */
  readonly partsAt: number | undefined
  /** It is drawn on this surface, with whatever settings. */
  readonly surface: CompiledSurface
  /** The runner that it was compared with, as the pane has it. */
  readonly runner: number
  readonly pane: number
  /** All that decided it: see `isStale`. */
  readonly parts: readonly unknown[]
  /** What explains it, if a runner can have it. */
  readonly reading: (Reading & Pick<Alignment, 'start'>) | undefined
  /** The other thing that the text may be. */
  readonly offer?: Offer | undefined
}

/** Whether the runner is no longer the one that a path was compared with. */
export function isStale(experiment: Experiment, { parts, pane, runner }: CheckedPath): boolean {
  return !areSame(partsOf(experimentAt(experiment, pane), runner), parts)
}

/** Whether a runner has the reading that explains a path, so that it need not be put beside. Once undone it is not there. */
export function isBeside({ runners }: Experiment, { reading }: CheckedPath): boolean {
  if (!reading) return false
  const partsOfRunner = ({ optimizer, settings, schedule, clip }: Reading): string =>
    JSON.stringify([optimizer, settings, schedule, clip])
  return runners.some((runner) => partsOfRunner(runner) === partsOfRunner(reading))
}

/** All that decides the run of a runner but its length. */
export function partsOf(experiment: Experiment, runner: number): readonly unknown[] {
  return [experiment.surface, ...decidingParts({ ...experiment, steps: 0, turn: 'step' }, runner)]
}
