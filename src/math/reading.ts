/** How JSON is read part by part: each part by a check, and what does not fit becomes its default. */
import { type Check, settingNumber } from './check'
import type { Settings } from './setting'

/** A value somewhere in a JSON document, which keeps a line of what was wrong with it. `undefined` is what was left out. */
export interface JsonPart {
  readonly value: unknown
  /**
   * What `check` makes of the value; else `fallback`, with a problem unless it was merely left out. `outcome` ends the
   * problem's line: what happens instead.
   */
  read<T, Fallback>(check: Check<T>, fallback: Fallback, outcome?: string): T | Fallback
  /** Adds a problem about this part. */
  problem(what: string): void
  /** The parts of an object, one for each of `names`; any other name in it is a problem. */
  object<Name extends string>(names: readonly Name[]): (name: Name) => JsonPart
}

/** Every setting of `settings`: as given, or its default. */
export function readSettings(part: JsonPart, settings: Settings): Record<string, number> {
  const property = part.object(Object.keys(settings))
  const value = (name: string, setting: Settings[string]): number =>
    property(name).read(settingNumber(setting), setting.default)
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, value(name, setting)]))
}
