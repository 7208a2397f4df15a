/** The lines of a text as words, for declarations, and errors with their positions in it. */
import { largest } from './bounds'
import { constantOf, lengthOfConstant } from './constant'
import { FormulaError, type Replacement } from './error'
import { nearestName } from './nearestName'
import { type Token, tokenize } from './tokens'

/** What is wrong, and what to do about it. */
export interface Wording {
  readonly problem: string
  readonly advice: string
  /** What to write in place of what is marked. */
  readonly ways?: readonly string[]
}

export const tooLarge: Wording = { problem: 'the number is too large', advice: 'write one within ±1e12' }

/** A part of a text. */
export type Span = Pick<Token, 'at' | 'length'>

/** The lines that are not blank. @throws FormulaError at a character that is not part of the language. */
export function wordsOf(text: string): Words[] {
  const lines: Words[] = []
  let tokens: Token[] = []
  for (const token of tokenize(text)) {
    if (token.kind !== 'newline' && token.kind !== 'end') {
      tokens.push(token)
      continue
    }
    if (tokens.length > 0) lines.push(new Words(text, tokens, token))
    tokens = []
  }
  return lines
}

/** A line, read word by word. */
export class Words {
  readonly #text: string
  readonly #tokens: readonly Token[]
  /** What ends it. */
  readonly #end: Token
  #next = 0

  constructor(text: string, tokens: readonly Token[], end: Token) {
    this.#text = text
    this.#tokens = tokens
    this.#end = end
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#end
  }

  take(...words: readonly string[]): Token | undefined {
    const token = this.peek()
    if (!words.includes(token.text)) return undefined
    this.#next += 1
    return token
  }

  name(): Token {
    const token = this.peek()
    if (token.kind !== 'name') throw this.error('a name is missing', token, 'write one before "="')
    this.#next += 1
    return token
  }

  /** A number, or an expression of numbers alone. */
  number(): { readonly value: number; readonly span: Span } {
    const first = this.peek()
    const tokens = this.rest().slice(0, lengthOfConstant(this.rest()))
    const last = tokens.at(-1)
    if (!last) {
      if (first === this.#end) throw this.error('a number is missing', first, 'write one')
      throw this.error(`"${first.text}" is not a number`, first, 'write one')
    }
    this.#next += tokens.length
    const span = { at: first.at, length: last.at + last.length - first.at }
    const value = this.#constant(span) + 0
    if (Number.isNaN(value)) throw this.error(`"${this.#sourceOf(span)}" is not a number`, span, 'write one')
    if (Math.abs(value) > largest) throw this.tooLarge(span)
    return { value, span }
  }

  /** Refuses a comma between the digits of the number just read. */
  expectNoComma(): void {
    const [before, comma, after] = this.#tokens.slice(this.#next - 1, this.#next + 2)
    if (before?.kind !== 'number' || comma?.text !== ',' || after?.kind !== 'number') return
    if (after.at !== before.at + before.length + 1) return
    const span = { at: before.at, length: after.at + after.length - before.at }
    const point = `${before.text}.${after.text}`
    throw this.error('a decimal comma', span, `write ${point}`, [point])
  }

  #constant(span: Span): number {
    try {
      return constantOf(this.#sourceOf(span))
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      const placed = error.within(this.#text, span.at)
      const isName = error.advice.startsWith('the names are')
      if (isName) throw this.error(`"${this.#sourceOf(placed)}" is not a number`, placed, 'write one')
      throw error.message.startsWith('a number too large') ? this.tooLarge(span) : placed
    }
  }

  #sourceOf({ at, length }: Span): string {
    return this.#text.slice(at, at + length)
  }

  /** The unread part of the line, as text. */
  remainder(): { readonly at: number; readonly text: string } {
    const { at } = this.peek()
    return { at, text: this.#text.slice(at, this.#end.at).trimEnd() }
  }

  expect(word: string, advice: string): void {
    if (this.take(word)) return
    const token = this.peek()
    throw this.#unmeant([word]) ?? this.error(`missing "${word}"`, token, advice)
  }

  /** Refuses what comes next unless the line ends. Suggests one of `words` if it is misspelt. */
  expectEnd(words: readonly string[], advice: string, ways: readonly (Replacement | string)[] = []): void {
    const token = this.peek()
    if (token === this.#end) return
    throw this.#unmeant(words) ?? this.error(`unexpected "${token.text}"`, token, advice, ways)
  }

  error(
    problem: string,
    span: Span,
    advice: string,
    ways: readonly (Replacement | string)[] = [],
  ): FormulaError {
    return errorAt(problem, this.#text, span, advice, ways)
  }

  /** The unread tokens of the line. */
  rest(): readonly Token[] {
    return this.#tokens.slice(this.#next)
  }

  tooLarge(span: Span): FormulaError {
    return this.error(tooLarge.problem, span, tooLarge.advice)
  }

  #unmeant(words: readonly string[]): FormulaError | undefined {
    const token = this.peek()
    const meant = token.kind === 'name' ? nearestName(token.text, words) : undefined
    if (meant === undefined || meant === token.text) return undefined
    return this.error(`unknown word "${token.text}"`, token, `did you mean "${meant}"?`, [meant])
  }
}

export function errorAt(
  problem: string,
  text: string,
  { at, length }: Span,
  advice: string,
  ways: readonly (Replacement | string)[] = [],
): FormulaError {
  return new FormulaError(problem, text, at, length, advice, ways)
}

/** Runs `make`, which reads the part of `text` that begins at `at`. Errors get their positions in the whole text. */
export function shiftErrors<T>(text: string, at: number, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof FormulaError ? error.within(text, at) : error
  }
}
