/** The lines of an optimizer's text as words, and mistakes placed in it. */
import { FormulaError } from '../../math'
import { largest } from '../../math/bounds'
import { nearestName } from '../../math/nearestName'
import { type Token, tokenize } from '../../math/tokens'
import { tooLarge } from './ruleFault'

export type Place = Pick<Token, 'at' | 'length'>

/** The lines that are not blank. @throws FormulaError at a character that is no part of the language. */
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
    this.#next++
    return token
  }

  name(): Token {
    const token = this.peek()
    if (token.kind !== 'name') throw this.error('a name is missing', token, 'write one before "="')
    this.#next++
    return token
  }

  number(): { readonly value: number; readonly place: Place } {
    const first = this.peek()
    const minus = this.take('-')
    const token = this.peek()
    if (token === this.#end) throw this.error('a number is missing', token, 'write one')
    if (token.kind !== 'number') throw this.error(`"${token.text}" is not a number`, token, 'write one')
    this.#next++
    const value = (minus ? -1 : 1) * Number(token.text) + 0
    const place = { at: first.at, length: token.at + token.length - first.at }
    if (Math.abs(value) > largest) throw this.tooLarge(place)
    return { value, place }
  }

  /** What is left of it, as text. */
  rest(): { readonly at: number; readonly text: string } {
    const { at } = this.peek()
    return { at, text: this.#text.slice(at, this.#end.at).trimEnd() }
  }

  expect(word: string, advice: string): void {
    if (this.take(word)) return
    const token = this.peek()
    throw this.#unmeant([word]) ?? this.error(`missing "${word}"`, token, advice)
  }

  /** Refuses what comes next unless it is the end; it may be one of `words`, misspelt. */
  expectEnd(words: readonly string[], advice: string): void {
    const token = this.peek()
    if (token === this.#end) return
    throw this.#unmeant(words) ?? this.error(`unexpected "${token.text}"`, token, advice)
  }

  error(problem: string, place: Place, advice: string): FormulaError {
    return errorAt(problem, this.#text, place, advice)
  }

  tooLarge(place: Place): FormulaError {
    return this.error(tooLarge.problem, place, tooLarge.advice)
  }

  /** Does what may find a mistake in the part of the text that begins at `at`. */
  placed<T>(at: number, make: () => T): T {
    return placed(this.#text, at, make)
  }

  #unmeant(words: readonly string[]): FormulaError | undefined {
    const token = this.peek()
    const meant = token.kind === 'name' ? nearestName(token.text, words) : undefined
    if (meant === undefined || meant === token.text) return undefined
    return this.error(`unknown word "${token.text}"`, token, `did you mean "${meant}"?`)
  }
}

export function errorAt(problem: string, text: string, { at, length }: Place, advice: string): FormulaError {
  return new FormulaError(problem, text, at, length, advice)
}

/** Does what may find a mistake in the part of `text` that begins at `at`. */
export function placed<T>(text: string, at: number, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof FormulaError ? error.within(text, at) : error
  }
}
