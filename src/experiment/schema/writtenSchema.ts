/** The schema of an optimizer that the user wrote. */
import * as v from 'valibot'
import { largest } from '../../math/bounds'
import type { Setting } from '../../math/setting'
import { compileOptimizer } from '../../optimizers/compile'
import type { WrittenOptimizer } from '../experiment'
import { mostNames } from '../limits'
import { isObject } from './reading'
import { show } from '../../math/show'
import { between, compiles, flag, identifier, oneOf, text } from './values'
import { givenNames, isRange, nameProblem, settingOf, withEta } from '../rule/written'

const finite = between(-largest, largest)

const setting: v.GenericSchema<unknown, Setting> = v.pipe(
  object({
    default: finite,
    min: finite,
    max: finite,
    scale: oneOf(['linear', 'log']),
    integer: v.exactOptional(flag),
  }),
  v.check(
    ({ min, max, scale }) => isRange({ min, max, scale }),
    'min must be below max, and above 0 on a log scale',
  ),
)

/** Accepts what compiles. A learning rate that is not among the settings is added: every runner has one. */
export const writtenOptimizer: v.GenericSchema<unknown, WrittenOptimizer> = v.pipe(
  object({
    name: v.pipe(
      text,
      v.check(
        (name) => nameProblem(name) === undefined,
        (issue) => nameProblem(issue.input) ?? '',
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
    return { name, settings: withEta(Object.fromEntries(full)), state, rule }
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
      (key) => !givenNames.has(key),
      (issue) => `${show(issue.input)} is taken: it has a meaning of its own`,
    ),
  )
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject, (issue) => `${show(issue.input)} is not an object`),
    v.check((given) => Object.keys(given).length <= mostNames, `more than ${mostNames} names`),
    v.record(name, value),
  )
}
