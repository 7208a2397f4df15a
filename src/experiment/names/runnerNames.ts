/** Names that tell runners apart. Runners that share a name also show the settings in which they differ, η first. */
import { numberText } from '../../math/numbers'
import { symbolOf } from '../../math/names'
import { onceFor } from '../../math/memo'
import { optimizerOf } from '../../run/ground'
import { shownName } from '../../run/shownName'
import { scheduleById } from '../../schedules/list'
import type { Runner } from '../experiment'

/**
 * One for each runner: `Momentum`, `Momentum β 0.95` or, if they do not differ, `Momentum (2)`. Memoized, since every
 * panel asks for them at every edit.
 */
export const runnerNames = onceFor(namesOf)

function namesOf(runners: readonly Runner[]): readonly string[] {
  const names = runners.map(nameOf)
  for (const shared of new Set(names.filter((name, index) => names.indexOf(name) < index))) {
    const indices = names.flatMap((name, index) => (name === shared ? index : []))
    const group = indices.flatMap((index) => runners[index] ?? [])
    for (const [position, difference] of differences(group).entries())
      names[indices[position] ?? -1] = `${shared} ${difference}`.trim()
  }
  return names.map((name, index) => {
    const same = names.flatMap((other, at) => (other === name ? at : []))
    return same.length > 1 ? `${name} (${same.indexOf(index) + 1})` : name
  })
}

/**
 * The names of some runners side by side: without the name that all of them share, where something is left that tells
 * them apart: `η 0.1`, `η 0.3`.
 */
export function shortNames(runners: readonly Runner[], shown: readonly number[]): readonly string[] {
  const names = shown.map((index) => runnerNames(runners)[index] ?? '')
  const [own = '', ...others] = shown.flatMap((index) => runners[index] ?? []).map(nameOf)
  const isShared = others.length > 0 && others.every((other) => other === own)
  // A number in parentheses alone says nothing.
  const hasRest = names.every((name) => name.startsWith(`${own} `) && !name.startsWith(`${own} (`))
  return isShared && hasRest ? names.map((name) => name.slice(own.length + 1)) : names
}

/** What the user calls a runner, or the name of its optimizer. */
export function nameOf(runner: Runner): string {
  return shownName(runner.name ?? optimizerOf(runner).name)
}

/** First enough digits that 0.9999 does not become 1, then all digits of a number. */
const digitsTried = [5, 17]

/** As short as possible: a trait is left out if it does not tell any more of them apart. */
function differences(group: readonly Runner[]): string[] {
  let texts = group.map(() => '')
  for (const digits of digitsTried) {
    const found = joinTraits(group.map((runner) => traitsOf(runner, digits)))
    if (countOf(found) > countOf(texts)) texts = found
  }
  return texts
}

function joinTraits(traits: readonly ReadonlyMap<string, string>[]): string[] {
  let texts = traits.map(() => '')
  for (const key of new Set(traits.flatMap((one) => [...one.keys()]))) {
    const longer = texts.map((text, index) => `${text} ${traits[index]?.get(key) ?? ''}`.trim())
    if (countOf(longer) > countOf(texts)) texts = longer
  }
  return texts
}

function countOf(texts: readonly string[]): number {
  return new Set(texts).size
}

/** Everything that may tell runners apart, the most telling first. */
function traitsOf(
  { settings: { eta, ...settings }, schedule, clip, batch, start }: Runner,
  digits: number,
): Map<string, string> {
  const texts = (of: string, numbers: Readonly<Record<string, number>>): [string, string][] =>
    Object.entries(numbers).map(([name, value]) => [
      `${of} ${name}`,
      `${symbolOf(name)} ${numberText(value, digits)}`,
    ])
  return new Map([
    ...texts('setting', eta === undefined ? settings : { eta, ...settings }),
    ['schedule', (scheduleById(schedule.id)?.name ?? schedule.id).toLowerCase()],
    ...texts(schedule.id, schedule.settings),
    ['clip', Object.entries(clip).map(([kind, limit]) => `clip ${kind} ${numberText(limit, digits)}`).join(' ')],
    ['batch', batch ? `batch ${batch.size * batch.accumulate}${batch.shuffle === 'epoch' ? '' : ` ${batch.shuffle}`}` : ''],
    ['start', start ? `from (${start.map((at) => numberText(at, digits)).join(', ')})` : ''],
  ]) // prettier-ignore
}
