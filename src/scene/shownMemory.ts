/** Which runners each pane shows; the same lists as long as they are the same, whatever else changes. */
import type { Pane, Runner } from '../experiment/experiment'
import { runnersOf } from '../experiment/panes'

export interface ShownRunners {
  /** In the experiment's list. */
  readonly places: readonly number[]
  readonly runners: readonly Runner[]
}

export function shownMemory(): (
  runners: readonly Runner[],
  panes: readonly Pane[],
) => readonly ShownRunners[] {
  let known: readonly ShownRunners[] = []
  return (runners, panes) => {
    known = panes.map((pane, index) => {
      const places = runnersOf({ runners }, pane)
      const its = places.flatMap((place) => runners[place] ?? [])
      const old = known[index]
      return old && isSame(old.places, places) && isSame(old.runners, its) ? old : { places, runners: its }
    })
    return known
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
