/** The schema of an optimizer that the user wrote. */
import * as v from 'valibot'
import { largest } from '../math/bounds'
import { type Setting, decay, number, rate } from '../math/setting'
import { compileOptimizer } from '../optimizers/compile'
import { defaultEta } from './defaults'
import type { WrittenOptimizer } from './experiment'
import { mostNames } from './limits'
import { isObject, show } from './reading'
import { between, compiles, flag, identifier, oneOf, text } from './values'

const finite = between(-largest, largest)

/** The slider of a setting of which only the default is given. */
function settingOf(name: string, value: number): Setting {
  if (name === 'eta' && value > 0) return { ...rate(value), max: Math.max(10, value) }
  if (name.startsWith('beta') && value >= 0 && value < 1) return decay(value)
  if (value > 0) return number(value, value / 1000, Math.max(value * 1000, 1), 'log')
  return number(value, Math.min(value * 2, -1), 1)
}

const setting: v.GenericSchema<unknown, Setting> = v.pipe(
  object({
    default: finite,
    min: finite,
    max: finite,
    scale: oneOf(['linear', 'log']),
    integer: v.exactOptional(flag),
  }),
  v.check(
    ({ min, max, scale }) => min < max && (scale === 'linear' || min > 0),
    'min must be below max, and above 0 on a log scale',
  ),
)

/** Accepts what compiles. A learning rate that is not among the settings is added: every runner has one. */
export const writtenOptimizer: v.GenericSchema<unknown, WrittenOptimizer> = v.pipe(
  object({
    name: v.pipe(
      text,
      v.check(
        (name) => name.trim().length > 0 && name.length <= 40,
        (issue) => `${show(issue.input)} is not a name of 1 to 40 characters`,
      ),
    ),
    settings: v.optional(named(v.lazy((given) => (isObject(given) ? setting : finite))), {}),
    state: v.optional(named(v.lazy((given) => (typeof given === 'string' ? text : finite))), {}),
    rule: text,
  }),
  v.check(
    ({ settings, state }) =>
      !Object.keys(state).some((name) => name === 'eta' || Object.hasOwn(settings, name)),
    'a state has the name of a setting',
  ),
  v.transform(({ name, settings, state, rule }): WrittenOptimizer => {
    const full = Object.entries(settings).map(([key, given]): [string, Setting] => [
      key,
      typeof given === 'number' ? settingOf(key, given) : given,
    ])
    return { name, settings: { eta: defaultEta, ...Object.fromEntries(full) }, state, rule }
  }),
  compiles((optimizer) => compileOptimizer(optimizer)),
)

type Message = (issue: { readonly input: unknown; readonly expected: string | null }) => string

/** An object of exactly these entries. */
function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const message: Message = ({ input, expected }) => {
    if (expected === 'never') return `not known, one of ${Object.keys(entries).join(', ')} is expected`
    return expected === 'Object' ? `${show(input)} is not an object` : 'missing'
  }
  return v.pipe(
    v.custom(isObject, (issue) => `${show(issue.input)} is not an object`),
    v.strictObject(entries, message),
  )
}

/** An object of values under names that a rule can use. */
function named<T>(value: v.GenericSchema<unknown, T>) {
  const name = v.pipe(
    identifier,
    v.check(
      (key) => !reserved.includes(key),
      (issue) => `${show(issue.input)} is taken: it has a meaning of its own`,
    ),
  )
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject, (issue) => `${show(issue.input)} is not an object`),
    v.check((given) => Object.keys(given).length <= mostNames, `more than ${mostNames} names`),
    v.record(name, value),
  )
}

/** What a rule is given besides its settings and state. */
const reserved = ['theta', 'g', 't']
