/** A mistake in a formula or a rule, with its place in the text. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError'
  /** Where it is: index into the text, from 0. */
  readonly at: number
  /** How many characters it spans; 0 at the end of the text. */
  readonly length: number
  readonly #problem: string
  readonly #advice: string

  /** `problem` goes before the place, `advice` after it: `unknown name "sinn" at 5, did you mean "sin"?` */
  constructor(problem: string, text: string, at: number, length: number, advice = '') {
    super(problem + placeIn(text, at) + (advice && `, ${advice}`))
    this.at = at
    this.length = length
    this.#problem = problem
    this.#advice = advice
  }

  /** The same mistake, where its text stands at `offset` in a longer one. */
  within(text: string, offset: number): FormulaError {
    return new FormulaError(this.#problem, text, offset + this.at, this.length, this.#advice)
  }
}

/** Counted from 1, and with the line where there are several. */
function placeIn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return text.trim().includes('\n') ? ` in line ${before.length} at ${column}` : ` at ${column}`
}
