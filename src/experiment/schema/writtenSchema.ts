/** Reads a custom optimizer. */
import * as check from '../../math/check'
import { type Check, Misfit } from '../../math/check'
import type { Setting } from '../../math/setting'
import { settingOf } from '../../math/settingText'
import { show } from '../../math/show'
import type { WrittenOptimizer } from '../experiment'
import { maxNames, maxStateNumbers } from '../limits'
import { faultOf, nameFault, tooManySettings, tooMuchState, wordsOfFault } from '../rule/ruleFault'
import { nameProblem, withEta } from '../rule/written'
import { isObject } from './reading'
import { flag } from './values'

/**
 * Accepts what the rule editor does, with the same checks. A learning rate is added if there is none: every runner
 * has one.
 */
export function writtenOptimizer(value: unknown): WrittenOptimizer {
  const { name, settings, state, rule } = written(value)
  const full = Object.entries(settings ?? {}).map(([key, given]): [string, Setting] => [
    key,
    typeof given === 'number' ? settingOf(key, given) : given,
  ])
  const optimizer = { name, settings: withEta(Object.fromEntries(full)), state: state ?? {}, rule }
  const fault = faultOf(optimizer)
  if (fault) throw new Misfit(wordsOfFault(fault), 'part' in fault ? [fault.in, fault.name] : [])
  return optimizer
}

/** Any number; −0 becomes 0, as it does in JSON. `faultOf` checks the range. */
const plain: Check<number> = (value) => {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new Misfit(`${show(value)} is not a number`)
  return value + 0
}

const setting = objectOf<Setting>(
  { default: plain, min: plain, max: plain, scale: check.oneOf(['linear', 'log']), integer: flag },
  ['integer'],
)

const written = objectOf<{
  name: string
  settings?: Record<string, number | Setting>
  state?: Record<string, number | string>
  rule: string
}>(
  {
    name: (value) => {
      const name = check.text(value)
      const problem = nameProblem(name)
      if (problem !== undefined) throw new Misfit(problem)
      return name
    },
    settings: namedValues('settings', (value) => (isObject(value) ? setting(value) : plain(value))),
    state: namedValues('state', (value) => (typeof value === 'string' ? value : plain(value))),
    rule: check.text,
  },
  ['settings', 'state'],
)

/** An object with exactly these members, of which the `optional` ones may be left out. */
function objectOf<T extends object>(
  checks: { readonly [Name in keyof T]-?: Check<NonNullable<T[Name]>> },
  optional: readonly (keyof T)[],
): Check<T> {
  const known = new Map(Object.entries<Check<unknown>>(checks))
  const mayMiss = new Set<PropertyKey>(optional)
  return (value) => {
    if (!isObject(value)) throw new Misfit(`${show(value)} is not an object`)
    const members = [...known].flatMap(([name, takes]): [string, unknown][] => {
      if (Object.hasOwn(value, name)) return [[name, check.inside(name, () => takes(value[name]))]]
      if (mayMiss.has(name)) return []
      throw new Misfit('missing', [name])
    })
    const other = Object.keys(value).find((name) => !known.has(name))
    if (other !== undefined)
      throw new Misfit(`not known, one of ${[...known.keys()].join(', ')} is expected`, [other])
    // `fromEntries` does not know that the names are those of the checks.
    return Object.fromEntries(members) as T
  }
}

/** An object of values under names that a rule can use. */
function namedValues<T>(kind: 'settings' | 'state', takes: Check<T>): Check<Record<string, T>> {
  const isSetting = kind === 'settings'
  const { problem, advice } = isSetting ? tooManySettings : tooMuchState
  return (value) => {
    if (!isObject(value)) throw new Misfit(`${show(value)} is not an object`)
    const names = Object.keys(value)
    if (names.length > (isSetting ? maxNames : maxStateNumbers)) throw new Misfit(`${problem}, ${advice}`)
    for (const name of names) {
      const fault = nameFault(name, kind)
      if (fault) throw new Misfit(wordsOfFault(fault), [name])
    }
    const values = names.map((name): [string, T] =>
      check.inside(name, () => [check.identifier(name), takes(value[name])]),
    )
    return Object.fromEntries(values)
  }
}
