/** How JSON is read part by part: a check reads each part, and a part that does not fit becomes its default. */
import { type Check, settingNumber } from './check'
import type { Settings } from './setting'

/** A value somewhere in a JSON document. Collects a line for each problem. `undefined` means that it was left out. */
export interface JsonPart {
  readonly value: unknown
  /**
   * The value as `check` returns it. If `check` refuses it, the result is `fallback`, with a problem unless the value
   * was merely left out. `outcome` ends the problem's line and says what happens instead.
   */
  read<T, Fallback>(check: Check<T>, fallback: Fallback, outcome?: string): T | Fallback
  /** Adds a problem about this part. */
  problem(what: string): void
  /** The parts of an object, one for each of `names`. Any other name is a problem. */
  object<Name extends string>(names: readonly Name[]): (name: Name) => JsonPart
}

/** The value of every setting in `settings`: as given, or its default. */
export function readSettings(part: JsonPart, settings: Settings): Record<string, number> {
  const property = part.object(Object.keys(settings))
  const value = (name: string, setting: Settings[string]): number =>
    property(name).read(settingNumber(setting), setting.default)
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, value(name, setting)]))
}
