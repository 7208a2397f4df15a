/** The kinds of values an Experiment is made of, and which of them it takes. */
import * as v from 'valibot'
import { FormulaError } from '../math'
import type { Setting, Settings } from '../math/setting'
import { farthestStart } from './limits'
import type { Part } from './reading'
import { show } from './reading'

/** Past this a number is a slip or an attack: nothing on a loss surface needs it, and its square is still finite. */
export const largest = 1e12

/** A number from `low` to `high`. */
export function between(low: number, high: number): v.GenericSchema<unknown, number> {
  return numeric((value) => low <= value && value <= high, `${short(low)} to ${short(high)}`)
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number): v.GenericSchema<unknown, number> {
  return numeric(
    (value) => Number.isInteger(value) && low <= value && value <= high,
    `whole numbers, ${short(low)} to ${short(high)}`,
  )
}

/**
 * The numbers that a setting takes. The bounds of a `Setting` are those of its slider; what is refused is only what
 * is no such quantity at all: a negative number where the slider has none, 1 or more for a decay (linear, with its
 * end below 1), a fraction for a count, and a count below 1 where the slider begins at 1 or later.
 */
export function settingNumber(setting: Setting): v.GenericSchema<unknown, number> {
  const { min, max, scale, integer } = setting
  if (integer) return whole(min >= 0 ? Math.min(min, 1) : -largest, largest)
  if (min < 0) return between(-largest, largest)
  if (scale === 'linear' && max < 1) return numeric((value) => 0 <= value && value < 1, '0 to just below 1')
  return between(0, largest)
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

/** A number for which `fits`; `range` says in words which those are. −0 becomes 0, as it does in JSON. */
function numeric(fits: (value: number) => boolean, range: string): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.number((issue) => `${show(issue.input)} is not a number`),
    v.check(fits, (issue) => `${show(issue.input)} is out of range, ${range}`),
    v.transform((value) => value + 0),
  )
}

/** 1e12 rather than 1000000000000. */
function short(value: number): string {
  const exponential = value.toExponential().replace('e+', 'e')
  return exponential.length < 6 && Math.abs(value) >= 1e7 ? exponential : String(value)
}
