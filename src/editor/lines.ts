/** The tokens of a text line by line, also of one that has mistakes, and the notes between them. */
import { FormulaError } from '../math/error'
import { type Token, tokenize } from '../math/tokens'

/** The tokens of each line that has any, in places of the whole text. What is no token is passed over. */
export function tokenLines(text: string): Token[][] {
  let start = 0
  return text
    .split('\n')
    .map((line) => {
      const at = start
      start += line.length + 1
      return tokensOf(line).map((token) => ({ ...token, at: at + token.at }))
    })
    .filter((tokens) => tokens.length > 0)
}

/** So many mistakes in a line are passed over; what follows them stays plain. */
const maxMistakes = 8

/** The tokens of one line, as far as they can be told. */
export function tokensOf(line: string): Token[] {
  const found: Token[] = []
  let from = 0
  for (let mistakes = 0; from < line.length && mistakes <= maxMistakes; mistakes += 1) {
    // What was read becomes blanks, so that places stay as they are.
    const rest = ' '.repeat(from) + line.slice(from)
    const { tokens, error } = read(rest)
    if (tokens) return [...found, ...tokens]
    found.push(...(read(rest.slice(0, error.at)).tokens ?? []))
    from = error.at + Math.max(error.length, 1)
  }
  return found
}

type Reading =
  | { readonly tokens: Token[]; readonly error?: undefined }
  | { readonly tokens?: undefined; readonly error: FormulaError }

function read(line: string): Reading {
  try {
    return { tokens: tokenize(line).filter(({ kind }) => kind !== 'newline' && kind !== 'end') }
  } catch (error) {
    if (error instanceof FormulaError) return { error }
    throw error
  }
}
