/** The kinds of values an Experiment is made of, and which of them it takes. */
import * as v from 'valibot'
import { FormulaError } from '../../math'
import { type Bounds, boundsInWords, boundsOf, isWithin } from '../../math/bounds'
import type { Setting, Settings } from '../../math/setting'
import { farthestStart } from '../limits'
import type { Part } from './reading'
import { show } from '../show'

/** A number from `low` to `high`. */
export function between(low: number, high: number): v.GenericSchema<unknown, number> {
  return numeric({ low, high })
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number): v.GenericSchema<unknown, number> {
  return numeric({ low, high, whole: true })
}

/** The numbers that a setting takes. */
export function settingNumber(setting: Setting): v.GenericSchema<unknown, number> {
  return numeric(boundsOf(setting))
}

/** Every setting of `settings`: as given, or its default. */
export function readSettings(part: Part, settings: Settings): Record<string, number> {
  const field = part.object(Object.keys(settings))
  const value = (name: string, setting: Setting): number =>
    field(name).read(settingNumber(setting), setting.default)
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, value(name, setting)]))
}

/** Those of `settings` that are given. */
export function readGivenSettings(part: Part, settings: Settings): Record<string, number> {
  const field = part.object(Object.keys(settings))
  const given = Object.entries(settings).flatMap(([name, setting]): [string, number][] => {
    const value = field(name).read(settingNumber(setting), undefined, 'it is left out')
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(given)
}

export const flag = v.boolean((issue) => `${show(issue.input)} is not true or false`)
export const text = v.string((issue) => `${show(issue.input)} is not a text`)

/** A name that a formula can use. */
export const identifier = v.pipe(
  text,
  v.regex(/^[A-Za-z_]\w{0,39}$/, (issue) => `${show(issue.input)} is not a name of letters and digits`),
)

/** One of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): v.GenericSchema<unknown, Word> {
  return v.picklist(
    words,
    (issue) => `${show(issue.input)} is not known, one of ${words.join(', ')} is expected`,
  )
}

/** A place in the plane of the parameters: one number for each of them. */
export function place(dimension: number): v.GenericSchema<unknown, number[]> {
  return listOf(dimension, between(-farthestStart, farthestStart), dimension === 1 ? '[x]' : '[x, y]')
}

/** A list of exactly `length` items; `form` shows what one looks like. A longer one is refused unread. */
export function listOf<T>(
  length: number,
  item: v.GenericSchema<unknown, T>,
  form: string,
): v.GenericSchema<unknown, T[]> {
  return v.pipe(
    v.custom<unknown[]>(
      (given) => Array.isArray(given) && given.length === length,
      (issue) => `${show(issue.input)} does not fit, ${form} is expected`,
    ),
    v.array(item),
  )
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

/** A number within the bounds. −0 becomes 0, as it does in JSON. */
function numeric(bounds: Bounds): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.number((issue) => `${show(issue.input)} is not a number`),
    v.check(
      (value) => isWithin(value, bounds),
      (issue) => `${show(issue.input)} is out of range, ${boundsInWords(bounds)}`,
    ),
    v.transform((value) => value + 0),
  )
}
