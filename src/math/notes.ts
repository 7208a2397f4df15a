/** What is understood, but may not be what was meant. */
import { FormulaError } from './error'
import { tokenize } from './tokens'

export interface Note {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** A note for each comma between two digits, as in `max(0,5x, y)`: there it parts two arguments. */
export function notesIn(text: string): Note[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((comma, index): Note[] => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (comma.text !== ',' || before?.kind !== 'number' || after?.kind !== 'number') return []
    if (before.at + before.length !== comma.at || after.at !== comma.at + 1) return []
    const [shown, meant] = [`${before.text},${after.text}`, `${before.text}.${after.text}`]
    const words = `${shown} is two numbers here; a decimal comma is written ${meant}`
    return [{ at: before.at, length: shown.length, text: words }]
  })
}

function tokensOf(text: string): ReturnType<typeof tokenize> {
  try {
    return tokenize(text)
  } catch (error) {
    if (error instanceof FormulaError) return []
    throw error
  }
}
