/** Which runners each pane shows. The lists stay the same objects until their content changes. */
import type { Pane, Runner } from '../../experiment/experiment'
import { runnersOf } from '../../experiment/edits/panes'
import { runnerNames } from '../../experiment/names/runnerNames'
import { hasSameItems } from './sameItems'

export interface ShownRunners {
  /** In the experiment's list. */
  readonly indices: readonly number[]
  readonly runners: readonly Runner[]
  /** Names that differ from all others of the experiment. */
  readonly names: readonly string[]
}

export function shownMemory(): (
  runners: readonly Runner[],
  panes: readonly Pane[],
) => readonly ShownRunners[] {
  let known: readonly ShownRunners[] = []
  return (runners, panes) => {
    const all = runnerNames(runners)
    known = panes.map((pane, at) => {
      const indices = runnersOf({ runners }, pane)
      const its = indices.flatMap((index) => runners[index] ?? [])
      const names = indices.map((index) => all[index] ?? '')
      const old = known[at]
      const isOld =
        old &&
        hasSameItems(old.indices, indices) &&
        hasSameItems(old.runners, its) &&
        hasSameItems(old.names, names)
      return isOld ? old : { indices, runners: its, names }
    })
    return known
  }
}
