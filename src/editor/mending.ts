/** Advice that can be taken at the press of a button: what a mistake says to write, tried before it is offered. */
import type { FormulaError } from '../math/error'

export interface Mending {
  /** What the button says. */
  readonly label: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** At most so many ways are offered for one mistake. */
const maxWays = 3
/** More than this is not put on a button. */
const longest = 36

/**
 * The ways to take the advice of a mistake. Each was tried: the text then reads, or its next mistake stands behind
 * the place. `mistakeIn` says what is wrong with a text. Words are never read: an error says what to write apart from
 * what it says to the reader.
 */
export function mendingsOf(
  text: string,
  error: FormulaError,
  mistakeIn: (text: string) => FormulaError | undefined,
): Mending[] {
  return error.ways
    .map(({ at, length, text: insert }) => ({ from: at, to: at + length, insert }))
    .filter(({ from, to, insert }) => {
      const next = mistakeIn(text.slice(0, from) + insert + text.slice(to))
      return next === undefined || (next.at >= from + insert.length && next.message !== error.message)
    })
    .slice(0, maxWays)
    .map((way) => ({ label: labelOf(text.slice(way.from, way.to), way.insert), ...way }))
}

function labelOf(marked: string, insert: string): string {
  const verb = insert.trim() === '' ? `Remove ${marked.trim()}` : `Write ${insert.trim()}`
  return verb.length > longest ? `${verb.slice(0, longest)}…` : verb
}
