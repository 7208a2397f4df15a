/** Says so when an edit leaves room for fewer steps. */
import { maxTurnsIn } from '../experiment/edits/panes'
import type { Experiment } from '../experiment/experiment'

/** A line for the page, if more runners or panes have made the race shorter. */
export function cutSteps(before: Experiment, after: Experiment): string | undefined {
  const limit = maxTurnsIn(after)
  if (after.steps >= before.steps || after.steps !== limit || limit >= maxTurnsIn(before)) return undefined
  return `${before.steps} steps are too many for so many runners and panes: the race has ${after.steps} now. Undo brings them back.`
}
