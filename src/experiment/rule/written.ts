/** What a custom optimizer can hold: its name, its settings and their sliders, the names of its state. */
import { maxNameLength } from '../../math/check'
import type { Settings } from '../../math/setting'
import { defaultEta } from '../defaults/defaults'
import { isSeen, shownName } from '../../run/shownName'
import { show } from '../../math/show'

/** Why an optimizer cannot have this name; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  const fits = isSeen(name) && name.length <= maxNameLength
  return fits ? undefined : `${show(shownName(name))} is not a name of 1 to ${maxNameLength} characters`
}

/** The names that every rule has besides its settings and state, and their meaning. */
export const givenNames: ReadonlyMap<string, string> = new Map([
  ['theta', 'it is the parameters'],
  ['g', 'it is the gradient'],
  ['t', 'it is the step'],
])

/** Adds a learning rate if there is none. Every runner has one, and it comes first. */
export function withEta(settings: Settings): Settings {
  return { eta: defaultEta, ...settings }
}
