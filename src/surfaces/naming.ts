/** Names in an own formula: parameters take other names, and unknown ones become settings. */
import { FormulaError } from '../math/error'
import { isFunctionName } from '../math/nameReading'
import { greek } from '../math/names'
import { parseSurface } from '../math/parse'
import { rowIn } from '../math/rowText'
import { type Line, type Syntax, childrenOf, partsOf } from '../math/syntax'
import { tokenize } from '../math/tokens'
import { declaredIn } from './declared'
import type { WrittenSurface } from './kind'
import { type PlanSurface, mistakeOf, rewrite } from './kinds'

/** How many unknown names are looked for in one text. */
const maxOffered = 4

/** The name that a text stands for, as formulas spell it: θ₁ is theta1. Undefined if it is none. */
export function nameIn(text: string): string | undefined {
  try {
    const [token, ...others] = tokenize(text).filter(({ kind }) => kind !== 'newline' && kind !== 'end')
    return token?.kind === 'name' && others.length === 0 ? token.text : undefined
  } catch (error) {
    if (error instanceof FormulaError) return undefined
    throw error
  }
}

/**
 * The surface with another name for one of its parameters, in its formula too. Undefined where the name stands in a
 * product that cannot be told apart: `xy` of `1/xy^2`.
 */
export function renamed(written: WrittenSurface, axis: number, name: string): WrittenSurface | undefined {
  const old = written.parameters[axis]
  const [first, second] = written.parameters.map((each, index) => (index === axis ? name : each))
  if (old === undefined || first === undefined) return written
  const parameters: WrittenSurface['parameters'] = second === undefined ? [first] : [first, second]
  const columns = Object.keys(written.data?.columns ?? {})
  const lines = linesOf(rowIn(written.formula, columns), written.parameters)
  const meant = lines && shapeOf(lines, (each) => (each === old ? name : each))
  for (const isBracketed of [false, true]) {
    const formula = replaceName(written.formula, lines ?? [], { old, name, isBracketed, columns })
    const its = linesOf(rowIn(formula, columns), parameters)
    // What is a mistake before, or by the new name, is said elsewhere.
    const isSame = its && meant ? shapeOf(its) === meant : !isBracketed
    if (isSame) return { ...written, parameters, formula }
  }
  return undefined
}

/** The lines of a formula below its settings; undefined if there is a mistake in it. */
function linesOf(text: string, parameters: readonly string[]): readonly Line[] | undefined {
  try {
    const { settings, formula } = declaredIn(text, parameters)
    return parseSurface(formula, parameters, Object.keys(settings))
  } catch (error) {
    if (error instanceof FormulaError) return undefined
    throw error
  }
}

/** What some lines say, with products as rows of factors: not where they stand, nor in which order they multiply. */
function shapeOf(lines: readonly Line[], named: (name: string) => string = (name) => name): string {
  const shape = (syntax: Syntax): unknown => {
    if (syntax.kind === 'name') return named(syntax.name)
    const factors = factorsOf(syntax)
    if (factors.length > 1) return factors.map((factor) => (factor === minus ? minus : shape(factor)))
    const { at: _, length: __, ...own } = syntax
    return [Object.values(own).filter((part) => typeof part !== 'object'), childrenOf(syntax).map(shape)]
  }
  return JSON.stringify(lines.map(({ target, value }) => [target, shape(value)]))
}

const minus = '-'

function factorsOf(syntax: Syntax): readonly (Syntax | typeof minus)[] {
  if (syntax.kind === 'negative') return [minus, ...factorsOf(syntax.of)]
  if (syntax.kind !== 'operation' || syntax.operator !== '*') return [syntax]
  return [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
}

interface Renaming {
  readonly old: string
  readonly name: string
  /** Whether products that are written together get brackets. */
  readonly isBracketed: boolean
  /** Of data. */
  readonly columns: readonly string[]
}

/** The text with every name `old` as `name`, in products that are written together too. */
function replaceName(
  text: string,
  lines: readonly Line[],
  { old, name, isBracketed, columns }: Renaming,
): string {
  const spelt = greek.get(name) ?? name
  const places = lines
    .flatMap(({ value }) => partsOf(value))
    .filter((part) => part.kind === 'name' && part.name === old)
  return tokenize(rowIn(text, columns))
    .filter(({ kind }) => kind === 'name')
    .toReversed()
    .reduce((now, { at, length, text: own }) => {
      const inside = places.filter((place) => at <= place.at && place.at < at + length)
      if (own !== old && inside.length === 0) return now
      // A sign such as θ may stand for the whole name, and x_1 for x1.
      const isWhole = own === old || inside.some((place) => place.length === length)
      const put = isWhole ? spelt : apart(now, { at, length }, inside, spelt)
      // After a digit, e1 would be a power of ten.
      const gap = /[\d.]$/.test(now.slice(0, at)) ? ' ' : ''
      return now.slice(0, at) + gap + (isBracketed && !isWhole ? `(${put})` : put) + now.slice(at + length)
    }, text)
}

/** A product that is written together, with blanks around what takes another name. */
function apart(text: string, whole: Place, inside: readonly Place[], name: string): string {
  let end = whole.at
  const parts: string[] = []
  for (const place of inside) {
    parts.push(text.slice(end, place.at), name)
    end = place.at + place.length
  }
  return [...parts, text.slice(end, whole.at + whole.length)].filter((part) => part !== '').join(' ')
}

type Place = Pick<Syntax, 'at' | 'length'>

/** Names that the formula has no meaning for, and that would be settings if the text declared them. */
export function unknownNames(surface: PlanSurface, written: WrittenSurface): string[] {
  const found: string[] = []
  for (let now = written; found.length < maxOffered;) {
    const mistake = mistakeOf(rewrite(surface, now))
    const end = mistake ? mistake.at + mistake.length : 0
    const name = mistake && nameIn(now.formula.slice(mistake.at, end))
    // What stands before a bracket was meant as a function.
    if (
      name === undefined ||
      found.includes(name) ||
      isFunctionName(name) ||
      /^\s*\(/.test(now.formula.slice(end))
    )
      break
    found.push(name)
    now = withSettings(written, found)
  }
  return found
}

/** The surface with a line on top for each of these settings. */
export function withSettings(written: WrittenSurface, names: readonly string[]): WrittenSurface {
  const lines = names.map((name) => `setting ${name} = 1 from -5 to 5\n`)
  return { ...written, formula: lines.join('') + written.formula }
}
