/** Changes: settings that the user moved while the race went on, recorded by step and runner. */
import type { Change, Experiment } from '../experiment'
import { maxChanges } from '../limits'

/** The settings with which a runner takes the step `step`. */
export function settingsAt(
  { runners, changes }: Pick<Experiment, 'runners' | 'changes'>,
  runner: number,
  step: number,
): Readonly<Record<string, number>> {
  const past = changes.filter((change) => change.runner === runner && change.step <= step)
  return Object.assign({}, runners[runner]?.settings, ...past.map(({ settings }) => settings))
}

/**
 * Adds a change, in the order of steps. Changes of the same step and runner are merged. Later records of the same
 * settings are dropped, as a new take overwrites a tape. Past the limit nothing is recorded.
 */
export function recordChange(changes: readonly Change[], change: Change): readonly Change[] {
  const { step, runner, settings } = change
  const isHere = (other: Change): boolean => other.runner === runner && other.step === step
  const here = changes.filter(isHere).map((other) => other.settings)
  const before = changes.filter((other) => other.step <= step && !isHere(other))
  const after = changes
    .filter((other) => other.step > step)
    .flatMap((other) => (other.runner === runner ? without(other, settings) : [other]))
  const all = [...before, { step, runner, settings: Object.assign({}, ...here, settings) }, ...after]
  return all.length > maxChanges ? changes : all
}

/** Drops what was recorded for one setting of a runner. Returns the same list if there is nothing to drop. */
export function changesWithout(
  changes: readonly Change[],
  runner: number,
  setting: string,
): readonly Change[] {
  const touches = (change: Change): boolean =>
    change.runner === runner && Object.hasOwn(change.settings, setting)
  if (!changes.some(touches)) return changes
  return changes.flatMap((change) => (touches(change) ? without(change, { [setting]: 0 }) : [change]))
}

/** The change without some settings; empty if none are left. */
function without(change: Change, settings: Change['settings']): Change[] {
  const left = Object.entries(change.settings).filter(([name]) => !Object.hasOwn(settings, name))
  return left.length > 0 ? [{ ...change, settings: Object.fromEntries(left) }] : []
}

/** A runner was copied and the copy inserted after it: the copy gets the changes of the original. */
export function changesOnCopy(changes: readonly Change[], runner: number): readonly Change[] {
  const all = changes.flatMap((change) => {
    if (change.runner === runner) return [change, { ...change, runner: runner + 1 }]
    return change.runner > runner ? [{ ...change, runner: change.runner + 1 }] : [change]
  })
  return all.length > maxChanges ? all.filter((change) => change.runner !== runner + 1) : all
}

/** A runner was removed: drops its changes and renumbers the runners after it. */
export function changesOnRemoval(changes: readonly Change[], runner: number): readonly Change[] {
  return changes
    .filter((change) => change.runner !== runner)
    .map((change) => (change.runner > runner ? { ...change, runner: change.runner - 1 } : change))
}
