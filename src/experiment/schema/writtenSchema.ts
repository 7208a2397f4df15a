/** The schema of a custom optimizer. */
import * as v from 'valibot'
import type { Setting } from '../../math/setting'
import type { WrittenOptimizer } from '../experiment'
import { maxNames } from '../limits'
import { isObject } from './reading'
import { show } from '../../math/show'
import * as check from '../../math/check'
import { flag, oneOf, schemaOf, text } from './values'
import { nameProblem, settingOf, withEta } from '../rule/written'
import { faultOf, nameFault, tooManySettings, tooMuchState, wordsOfFault } from '../rule/ruleFault'

/** Any number; −0 becomes 0, as it does in JSON. `faultOf` checks the range. */
const plain = v.pipe(
  v.number((issue) => `${show(issue.input)} is not a number`),
  v.transform((value) => value + 0),
)

const setting: v.GenericSchema<unknown, Setting> = object({
  default: plain,
  min: plain,
  max: plain,
  scale: oneOf(['linear', 'log']),
  integer: v.exactOptional(flag),
})

/**
 * Accepts what the rule editor does, with the same checks. A learning rate is added if there is none: every runner
 * has one.
 */
export const writtenOptimizer: v.GenericSchema<unknown, WrittenOptimizer> = v.pipe(
  object({
    name: v.pipe(
      text,
      v.check(
        (name) => nameProblem(name) === undefined,
        (issue) => nameProblem(issue.input) ?? '',
      ),
    ),
    settings: v.optional(
      named(
        'settings',
        v.lazy((given) => (isObject(given) ? setting : plain)),
      ),
      {},
    ),
    state: v.optional(
      named(
        'state',
        v.lazy((given) => (typeof given === 'string' ? text : plain)),
      ),
      {},
    ),
    rule: text,
  }),
  v.transform(({ name, settings, state, rule }): WrittenOptimizer => {
    const full = Object.entries(settings).map(([key, given]): [string, Setting] => [
      key,
      typeof given === 'number' ? settingOf(key, given) : given,
    ])
    return { name, settings: withEta(Object.fromEntries(full)), state, rule }
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? faultOf(dataset.value) : undefined
    if (!fault) return
    const path = 'error' in fault ? undefined : pathTo(fault.in, fault.name)
    addIssue({ message: wordsOfFault(fault), ...(path && { path }) })
  }),
)

type Message = (issue: { readonly input: unknown; readonly expected: string | null }) => string

/** An object with exactly these entries. */
function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const message: Message = ({ input, expected }) => {
    if (expected === 'never') return `not known, one of ${Object.keys(entries).join(', ')} is expected`
    return expected === 'Object' ? `${show(input)} is not an object` : 'missing'
  }
  return v.pipe(
    v.custom(isObject, (issue) => `${show(issue.input)} is not an object`),
    // Without a prototype: names that every object has are not among its entries.
    v.strictObject(Object.assign<Entries, Entries>(Object.create(null), entries), message),
  )
}

/** An object of values under names that a rule can use. */
function named<T>(kind: 'settings' | 'state', value: v.GenericSchema<unknown, T>) {
  const { problem, advice } = kind === 'settings' ? tooManySettings : tooMuchState
  const name = v.pipe(
    schemaOf<string, string>(check.text),
    v.regex(/^[A-Za-z_]\w*$/, (issue) => `${show(issue.input)} is not a name of letters and digits`),
  )
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject, (issue) => `${show(issue.input)} is not an object`),
    v.check((given) => Object.keys(given).length <= maxNames, `${problem}, ${advice}`),
    // `v.record` skips the names that every object has.
    v.rawCheck(({ dataset, addIssue }) => {
      const names = dataset.typed ? Object.keys(dataset.value) : []
      const [fault] = names.flatMap((each) => nameFault(each, kind) ?? [])
      if (fault) addIssue({ message: wordsOfFault(fault), path: pathTo(fault.name) })
    }),
    v.record(name, value),
  )
}

/** Where an issue is, within what is checked. */
function pathTo(first: string, ...rest: readonly string[]): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const item = (key: string): v.IssuePathItem => ({
    type: 'unknown',
    origin: 'value',
    input: undefined,
    key,
    value: undefined,
  })
  return [item(first), ...rest.map(item)]
}
