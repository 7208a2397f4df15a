/** Names that tell runners apart: of those that share one, each says in which settings it differs, η before all others. */
import { numberText } from '../../math/numbers'
import { symbolOf } from '../../math/names'
import { onceFor } from '../../math/memo'
import { optimizerOf } from '../../run/ground'
import { scheduleById } from '../../schedules/list'
import type { Runner } from '../experiment'

/** One for each runner: `Momentum`, `Momentum β 0.95`, or, where they differ in nothing, `Momentum (2)`. Every panel asks for them, at every edit. */
export const runnerNames = onceFor(namesOf)

function namesOf(runners: readonly Runner[]): readonly string[] {
  const names = runners.map((runner) => optimizerOf(runner).name)
  for (const shared of new Set(names.filter((name, index) => names.indexOf(name) < index))) {
    const places = names.flatMap((name, index) => (name === shared ? index : []))
    const group = places.flatMap((place) => runners[place] ?? [])
    for (const [index, difference] of differences(group).entries())
      names[places[index] ?? -1] = `${shared} ${difference}`.trim()
  }
  return names.map((name, index) => {
    const same = names.flatMap((other, place) => (other === name ? place : []))
    return same.length > 1 ? `${name} (${same.indexOf(index) + 1})` : name
  })
}

/** Enough that 0.9999 is not 1, and all that a number has. */
const digitsTried = [5, 17]

/** As short as can be: a trait that tells none of them apart that others do not is left out. */
function differences(group: readonly Runner[]): string[] {
  let texts = group.map(() => '')
  for (const digits of digitsTried) {
    const found = told(group.map((runner) => traitsOf(runner, digits)))
    if (countOf(found) > countOf(texts)) texts = found
  }
  return texts
}

function told(traits: readonly ReadonlyMap<string, string>[]): string[] {
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

/** All that a runner is, in the order in which it tells one from another. */
function traitsOf(
  { settings: { eta, ...settings }, schedule, clip, start }: Runner,
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
    ['clip', Object.entries(clip).map(([kind, most]) => `clip ${kind} ${numberText(most, digits)}`).join(' ')],
    ['start', start ? `from (${start.map((at) => numberText(at, digits)).join(', ')})` : ''],
  ]) // prettier-ignore
}
