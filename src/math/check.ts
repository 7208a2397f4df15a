/** Checks of plain values from outside: what a value must be, and a line that says why it is not. */
import { type Bounds, boundsInWords, boundsOf, isWithin } from './bounds'
import { FormulaError } from './error'
import { nearestName } from './nearestName'
import type { Setting } from './setting'
import { show } from './show'
import { parseNumber } from './typedNumber'

/** Returns the value with its checked type. @throws Misfit, or the FormulaError of a text that does not compile */
export type Check<T> = (value: unknown) => T

/** The checked value, or why it is refused: what is wrong, and with which part. */
export type Checked<T> =
  { readonly value: T } | { readonly misfit: { readonly message: string; readonly path: readonly unknown[] } }

/** A value that is not what it should be. The message is about its part at `path`. */
export class Misfit extends Error {
  override readonly name = 'Misfit'
  readonly path: readonly unknown[]

  constructor(message: string, path: readonly unknown[] = []) {
    super(message)
    this.path = path
  }
}

/** A number within the bounds. −0 becomes 0, as it does in JSON. */
export function numberWithin(bounds: Bounds): Check<number> {
  return (value) => {
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new Misfit(`${show(value)} is not a number${numeralFor(value)}`)
    if (!isWithin(value, bounds)) throw new Misfit(`${show(value)} is out of range, ${boundsInWords(bounds)}`)
    return value + 0
  }
}

/** What to write for a text such as "pi/2": a document has numerals alone. */
function numeralFor(value: unknown): string {
  if (typeof value !== 'string' || value.length > maxNumeral || /^[-+\d.eE]*$/.test(value)) return ''
  const read = parseNumber(value)
  return 'value' in read ? `, write ${read.value}` : ''
}

/** A longer text is no number that somebody typed. */
const maxNumeral = 40

/** The numbers that a setting takes. */
export function settingNumber(setting: Setting): Check<number> {
  return numberWithin(boundsOf(setting))
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Misfit(`${show(value)} is not a text`)
  return value
}

/** Of a name that formulas can use, and of an optimizer's, in characters. */
export const maxNameLength = 40

/** Names that formulas can use. */
export const identifierPattern = new RegExp(`^[A-Za-z_]\\w{0,${maxNameLength - 1}}$`)

/** A name that fits `identifierPattern`. */
export function identifier(value: unknown): string {
  const name = text(value)
  if (!identifierPattern.test(name)) throw new Misfit(`${show(name)} is not a name of letters and digits`)
  return name
}

/** One of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Check<Word> {
  return (value) => {
    const word = words.find((each) => each === value)
    if (word !== undefined) return word
    const meant = isWord(value) ? nearestName(value.replace(/[^\p{L}\d]/gu, ''), words) : undefined
    throw new Misfit(
      meant === undefined
        ? `${show(value)} is not known, one of ${words.join(', ')} is expected`
        : `${show(value)} is not known, did you mean ${show(meant)}?`,
    )
  }
}

/** A name with a point, such as `setting.eta`, is a choice between few: its nearest says nothing of what is meant. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('.')
}

/** A list of exactly `length` items. `form` shows what such a list looks like. A longer list is refused unread. */
export function listOf<T>(length: number, item: Check<T>, form: string): Check<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length !== length)
      throw new Misfit(`${show(value)} does not fit, ${form} is expected`)
    return value.map((given: unknown, index) => inside(index, () => item(given)))
  }
}

/** What is wrong with a value, in one line; undefined if nothing is. */
export function problemWith(check: Check<unknown>, value: unknown): string | undefined {
  const result = checked(check, value)
  return 'misfit' in result ? result.misfit.message : undefined
}

/** Runs a check and returns its refusal as a value. */
export function checked<T>(check: Check<T>, value: unknown): Checked<T> {
  try {
    return { value: check(value) }
  } catch (error) {
    if (error instanceof Misfit) return { misfit: error }
    if (error instanceof FormulaError) return { misfit: { message: error.message, path: [] } }
    throw error
  }
}

/** Runs a check of the part at `key` and puts `key` before the path of its misfit. */
export function inside<T>(key: string | number, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof Misfit) throw new Misfit(error.message, [key, ...error.path])
    throw error
  }
}
