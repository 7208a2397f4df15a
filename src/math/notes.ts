/** What is understood, but may not be what was meant. */
import { FormulaError } from './error'
import { type Token, tokenize } from './tokens'

export interface Note {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** The notes on a text, from its beginning. */
export function notesIn(text: string): Note[] {
  const tokens = tokensOf(text)
  return tokens
    .flatMap((_, index) => [...commaNote(tokens, index), ...reachNote(tokens, index, text)])
    .toSorted((a, b) => a.at - b.at)
}

/** A comma between two digits, as in `max(0,5x, y)`: there it parts two arguments. */
function commaNote(tokens: readonly Token[], index: number): Note[] {
  const [before, comma, after] = tokens.slice(Math.max(index - 1, 0), index + 2)
  if (comma?.text !== ',' || before?.kind !== 'number' || after?.kind !== 'number') return []
  if (before.at + before.length !== comma.at || after.at !== comma.at + 1) return []
  const [shown, meant] = [`${before.text},${after.text}`, `${before.text}.${after.text}`]
  const words = `${shown} is two numbers here; a decimal comma is written ${meant}`
  return [{ at: before.at, length: shown.length, text: words }]
}

/** A power that ends before what is written on without a blank, as in `e^2x`, and `3.10^-4`, which has no product. */
function reachNote(tokens: readonly Token[], index: number, text: string): Note[] {
  const [base, sign, exponent, factor] = tokens.slice(index, index + 4)
  if (!base || sign?.text !== '^' || !exponent) return []
  const note = (last: Token, words: (shown: string) => string): Note[] => {
    const shown = text.slice(base.at, last.at + last.length)
    return [{ at: base.at, length: shown.length, text: words(shown) }]
  }
  if (base.kind === 'number' && /^\d+\.10$/.test(base.text)) {
    const last = exponent.text === '-' ? (factor ?? exponent) : exponent
    return note(
      last,
      (shown) => `${shown} is one number here; a product is written ${shown.replace('.', ' * ')}`,
    )
  }
  const goesOn =
    sign.length === 1 &&
    text[sign.at] === '^' &&
    exponent.kind === 'number' &&
    factor?.kind === 'name' &&
    exponent.at + exponent.length === factor.at
  if (!goesOn) return []
  const [power, all] = [
    text.slice(exponent.at, exponent.at + exponent.length),
    text.slice(exponent.at, factor.at + factor.length),
  ]
  const own = text.slice(base.at, exponent.at)
  return note(
    factor,
    (shown) =>
      `${shown} is ${own}${power} times ${factor.text} here; the power of all is written ${own}(${all})`,
  )
}

function tokensOf(text: string): Token[] {
  try {
    return tokenize(text)
  } catch (error) {
    if (error instanceof FormulaError) return []
    throw error
  }
}
