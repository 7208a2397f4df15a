/** Checks of the values of an Experiment. */
import { type Check, Misfit, listOf, numberWithin, settingNumber } from '../../math/check'
import type { Settings } from '../../math/setting'
import { show } from '../../math/show'
import { maxStart } from '../limits'
import type { Part } from './reading'

/** A number from `low` to `high`. */
export function between(low: number, high: number): Check<number> {
  return numberWithin({ low, high })
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number): Check<number> {
  return numberWithin({ low, high, whole: true })
}

/** Reads the `settings` that are given. */
export function readGivenSettings(part: Part, settings: Settings): Record<string, number> {
  const at = part.object(Object.keys(settings))
  const given = Object.entries(settings).flatMap(([name, setting]): [string, number][] => {
    const value = at(name).read(settingNumber(setting), undefined, 'it is left out')
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(given)
}

export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Misfit(`${show(value)} is not true or false`)
  return value
}

/** A point of the domain: one number for each parameter. */
export function place(dimension: number): Check<number[]> {
  const coordinate = between(-maxStart, maxStart)
  return listOf(dimension, coordinate, dimension === 1 ? '[x]' : '[x, y]')
}

/** Runners out of `count`, by index, each once; undefined if there is no list. */
export function runnerIndices(part: Part, limit: number, count: number): number[] | undefined {
  const list = part.list(limit)
  if (!list) return undefined
  const runners: number[] = []
  for (const item of list) {
    const runner = item.read(whole(0, count - 1), undefined, 'it is left out')
    if (runner === undefined) continue
    if (runners.includes(runner)) item.problem(`${runner} is listed twice; it is left out`)
    else runners.push(runner)
  }
  return runners
}
