/** Names in an own formula: parameters take other names, and unknown ones become settings. */
import { FormulaError } from '../math/error'
import { greek } from '../math/names'
import { tokenize } from '../math/tokens'
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

/** The surface with another name for one of its parameters, in its formula too. */
export function renamed(written: WrittenSurface, axis: number, name: string): WrittenSurface {
  const old = written.parameters[axis]
  const [first, second] = written.parameters.map((each, index) => (index === axis ? name : each))
  if (old === undefined || first === undefined) return written
  const parameters: WrittenSurface['parameters'] = second === undefined ? [first] : [first, second]
  return { ...written, parameters, formula: replaceName(written.formula, old, name) }
}

/** The text with every name `old` as `name`. A sign such as θ may stand for it too. */
function replaceName(text: string, old: string, name: string): string {
  const spelt = greek.get(name) ?? name
  return tokenize(text)
    .filter((token) => token.kind === 'name' && token.text === old)
    .toReversed()
    .reduce((now, { at, length }) => {
      // After a digit, e1 would be a power of ten.
      const gap = /[\d.]$/.test(now.slice(0, at)) ? ' ' : ''
      return now.slice(0, at) + gap + spelt + now.slice(at + length)
    }, text)
}

/** Names that the formula has no meaning for, and that would be settings if the text declared them. */
export function unknownNames(surface: PlanSurface, written: WrittenSurface): string[] {
  const found: string[] = []
  for (let now = written; found.length < maxOffered;) {
    const mistake = mistakeOf(rewrite(surface, now))
    const end = mistake ? mistake.at + mistake.length : 0
    const name = mistake && nameIn(now.formula.slice(mistake.at, end))
    // What stands before a bracket was meant as a function.
    if (name === undefined || found.includes(name) || /^\s*\(/.test(now.formula.slice(end))) break
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
