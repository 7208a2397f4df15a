/** Splits a text into tokens. Pasted signs (² × − π √ …) become what a person would type. */
import { FormulaError } from './error'
import { greekNames } from './names'

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'newline' | 'end'
  /** A number's digits, a name, or a sign. */
  readonly text: string
  readonly at: number
  readonly length: number
}

const pasted: Readonly<Record<string, string>> = {
  '·': '*', '×': '*', '∗': '*', '⋅': '*', '−': '-', '–': '-', '÷': '/', '≤': '<=', '≥': '>=', '≠': '!=',
} // prettier-ignore

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const numeral = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const word = /[A-Za-z_][A-Za-z0-9_]*/y
const raised = new RegExp(`[${superscripts}]+`, 'y')
const sign = /<=|>=|==|!=|[-+*/^()?:,<>=√]/y

/** @throws FormulaError at a character that is not part of the language. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const push = (kind: Token['kind'], shown: string, length: number): void => {
    tokens.push({ kind, text: shown, at, length })
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const character = text[at] ?? ''
    let found: string | undefined
    if (character === '\n') push('newline', '\n', 1)
    else if (/\s/.test(character)) {
      at += 1
      continue
    } else if (pasted[character]) push('sign', pasted[character], 1)
    else if ((found = greekNames.get(character))) push('name', found, 1)
    else if ((found = match(numeral))) push('number', found, found.length)
    else if ((found = match(word))) push('name', found, found.length)
    else if ((found = match(sign))) push('sign', found, found.length)
    else if ((found = match(raised))) {
      push('sign', '^', found.length)
      push('number', [...found].map((digit) => superscripts.indexOf(digit)).join(''), found.length)
    } else {
      const whole = String.fromCodePoint(text.codePointAt(at) ?? 0)
      throw new FormulaError(`unexpected ${JSON.stringify(whole)}`, text, at, whole.length, 'remove it')
    }
    at += tokens.at(-1)?.length ?? 1
  }
  push('end', '', 0)
  return tokens
}
