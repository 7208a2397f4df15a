/** The kinds of values an Experiment is made of, as schemas that larger ones can be made of. */
import * as v from 'valibot'
import { FormulaError } from '../../math'
import * as check from '../../math/check'
import type { Setting, Settings } from '../../math/setting'
import { show } from '../../math/show'
import { maxStart } from '../limits'
import type { Part } from './reading'

/** A number from `low` to `high`. */
export function between(low: number, high: number): v.GenericSchema<unknown, number> {
  return schemaOf(check.numberWithin({ low, high }))
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number): v.GenericSchema<unknown, number> {
  return schemaOf(check.numberWithin({ low, high, whole: true }))
}

/** The numbers that a setting takes. */
export function settingNumber(setting: Setting): v.GenericSchema<unknown, number> {
  return schemaOf(check.settingNumber(setting))
}

/** Those of `settings` that are given. */
export function readGivenSettings(part: Part, settings: Settings): Record<string, number> {
  const field = part.object(Object.keys(settings))
  const given = Object.entries(settings).flatMap(([name, setting]): [string, number][] => {
    const value = field(name).read(check.settingNumber(setting), undefined, 'it is left out')
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(given)
}

export const flag = v.boolean((issue) => `${show(issue.input)} is not true or false`)
export const text = schemaOf(check.text)

/** A name that a formula can use. */
export const identifier = schemaOf<string, string>(check.identifier)

/** One of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): v.GenericSchema<unknown, Word> {
  return schemaOf(check.oneOf(words))
}

/** A place in the plane of the parameters: one number for each of them. */
export function place(dimension: number): check.Check<number[]> {
  const coordinate = check.numberWithin({ low: -maxStart, high: maxStart })
  return check.listOf(dimension, coordinate, dimension === 1 ? '[x]' : '[x, y]')
}

/** What `compile` does not throw a FormulaError for; its message is the issue's. */
export function compiles<T>(compile: (value: T) => unknown): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    try {
      compile(dataset.value)
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      addIssue({ message: error.message })
    }
  })
}

/** A check of a value without parts, as a schema. */
export function schemaOf<T, Input = unknown>(takes: check.Check<T>): v.GenericSchema<Input, T> {
  return v.pipe(
    v.custom<Input>(() => true),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const result = check.checked(takes, dataset.value)
      if ('value' in result) return result.value
      addIssue({ message: result.misfit.message })
      return NEVER
    }),
  )
}
