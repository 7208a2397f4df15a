/** Which runners each pane shows. The lists stay the same objects until their content changes. */
import type { Pane, Runner } from '../../experiment/experiment'
import { runnersOf } from '../../experiment/edits/panes'
import { runnerNames } from '../../experiment/names/runnerNames'

interface ShownRunners {
  /** In the experiment's list. */
  readonly places: readonly number[]
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
    known = panes.map((pane, index) => {
      const places = runnersOf({ runners }, pane)
      const its = places.flatMap((place) => runners[place] ?? [])
      const names = places.map((place) => all[place] ?? '')
      const old = known[index]
      const isOld = old && isSame(old.places, places) && isSame(old.runners, its) && isSame(old.names, names)
      return isOld ? old : { places, runners: its, names }
    })
    return known
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
