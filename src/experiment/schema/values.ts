/** Schemas for the values of an Experiment, from which larger schemas are built. */
import * as v from 'valibot'
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

/** Reads the `settings` that are given. */
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

/** One of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): v.GenericSchema<unknown, Word> {
  return schemaOf(check.oneOf(words))
}

/** A point of the domain: one number for each parameter. */
export function place(dimension: number): check.Check<number[]> {
  const coordinate = check.numberWithin({ low: -maxStart, high: maxStart })
  return check.listOf(dimension, coordinate, dimension === 1 ? '[x]' : '[x, y]')
}

/** A schema that uses a check, for values without parts. */
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
