/** A part of the text and what to write in its place: advice that a button can take. */
export interface Replacement {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** A mistake in a formula or a rule, with its position in the text. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError'
  /** Where it is: index into the text, from 0. */
  readonly at: number
  /** How many characters it spans; 0 at the end of the text. */
  readonly length: number
  /** What to do, as it stands at the end of the message; '' if nothing is said. */
  readonly advice: string
  /** What the advice says to write, as texts of the language: never words about them. */
  readonly ways: readonly Replacement[]
  readonly #problem: string

  /**
   * `problem` comes before the position, `advice` after it: `unknown name "sinn" at 5, did you mean "sin"?` A way that
   * is a text alone stands for what is marked.
   */
  constructor(
    problem: string,
    text: string,
    at: number,
    length: number,
    advice = '',
    ways: readonly (Replacement | string)[] = [],
  ) {
    super(shortened(problem) + positionIn(text, at) + (advice && `, ${advice}`))
    this.at = at
    this.length = length
    this.#problem = problem
    this.advice = advice
    this.ways = ways.map((way) => (typeof way === 'string' ? { at, length, text: way } : way))
  }

  /** The same mistake in a longer text that contains this one at `offset`. */
  within(text: string, offset: number): FormulaError {
    const ways = this.ways.map((way) => ({ ...way, at: offset + way.at }))
    return new FormulaError(this.#problem, text, offset + this.at, this.length, this.advice, ways)
  }

  /** The same mistake in other words: for a text whose names stand for something else. */
  reworded(text: string, reword: (words: string) => string): FormulaError {
    const ways = this.ways.map((way) => ({ ...way, text: reword(way.text) }))
    return new FormulaError(reword(this.#problem), text, this.at, this.length, reword(this.advice), ways)
  }
}

/** The mistake that `make` throws; undefined if it throws none. Any other error is thrown on. */
export function errorOf(make: () => unknown): FormulaError | undefined {
  try {
    make()
    return undefined
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
}

/** Names and texts of any length, as far as a person reads them. */
function shortened(problem: string): string {
  return problem.replace(/"([^"]{40})[^"]{2,}"/g, '"$1…"')
}

/** Counted from 1, with the line if the text has several. */
function positionIn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return text.trim().includes('\n') ? ` in line ${before.length} at ${column}` : ` at ${column}`
}
