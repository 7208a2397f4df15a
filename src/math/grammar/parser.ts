/**
 * Where the parser stands in a text, and what every level of the grammar does there: look at a token, take it, make
 * syntax within the limits, and refuse. Every error has its position and says what to do.
 */
import { resolveBars } from '../bars'
import { FormulaError, type Replacement } from '../error'
import { ruleNames } from '../functions'
import { Names } from '../nameReading'
import type { Place, Slip } from '../slips'
import { type Naming, statementsOf } from '../statements'
import type { Operator, Syntax } from '../syntax'
import type { Token } from '../tokens'

const maxCharacters = 2000
/** A command of TeX counts as one character, if it is no longer than any that the language knows. */
const maxCommand = 16
const maxNodes = 512
export const maxDepth = 64

/** Names that have a value before the first line; in rules, vectors with their functions and loops are allowed. */
export interface Language extends Naming {
  /** Names with a value that give way to any other meaning. Those of rules if it has vectors. */
  readonly given?: readonly string[]
  /** Whether it is the first value of a state. */
  readonly isStart?: boolean
}

/** The levels of the grammar that begin again within others, as an expression does in brackets. */
export interface Levels {
  readonly expression: (parser: Parser) => Syntax
  readonly product: (parser: Parser) => Syntax
  readonly power: (parser: Parser) => Syntax
  /** The powers of a base that has been read. */
  readonly raise: (parser: Parser, base: Syntax) => Syntax
  readonly primary: (parser: Parser) => Syntax
}

/** Part of a text. */
export interface Span {
  readonly at: number
  readonly length: number
}

/** Where a text has as many characters as it may have; its length if it has no more. */
export function endOfRoom(text: string): number {
  let at = 0
  for (let count = 0; count < maxCharacters && at < text.length; count += 1) {
    const begin = at
    at += 1
    if (text[begin] === '\\') while (at - begin < maxCommand && /[a-z]/i.test(text[at] ?? '')) at += 1
  }
  return at
}

/** What is read of one text. Its levels are handed in, so that each can be a file that the others do not import. */
export class Parser {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly names: Names
  readonly vectors: boolean
  readonly parameters: readonly string[] | undefined
  readonly isStart: boolean
  readonly levels: Levels
  /** The index of the token that comes next. */
  next = 0
  #nodes = 0
  #depth = 0

  /** @throws FormulaError at a text that is too long, or that is no tokens */
  constructor(text: string, language: Language, levels: Levels) {
    const end = endOfRoom(text)
    if (end < text.length)
      throw new FormulaError(`more than ${maxCharacters} characters`, text, end, text.length - end, 'shorten it') // prettier-ignore
    this.text = text
    this.vectors = language.vectors ?? false
    this.parameters = language.parameters
    this.isStart = language.isStart ?? false
    this.tokens = resolveBars(statementsOf(text, language), text, this.vectors)
    this.names = new Names(language.names, this.vectors, language.given ?? (this.vectors ? ruleNames : []))
    this.levels = levels
  }

  expression(): Syntax {
    return this.levels.expression(this)
  }

  peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: this.text.length, length: 0 }
  }

  /** The token last read. */
  before(): Token {
    return this.tokens[this.next - 1] ?? this.peek()
  }

  take(...signs: string[]): Token | undefined {
    const token = this.peek()
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.next += 1
    return token
  }

  atEnd(): boolean {
    return this.peek().kind === 'end'
  }

  isAt(at: number): boolean {
    return this.peek().at === at
  }

  skipTo(at: number): void {
    while (!this.atEnd() && this.peek().at < at) this.next += 1
  }

  skipNewlines(): void {
    while (this.peek().kind === 'newline') this.next += 1
  }

  make(syntax: Syntax): Syntax {
    this.#nodes += 1
    if (this.#nodes > maxNodes) {
      throw this.error(`more than ${maxNodes} operations`, syntax, 'simplify it')
    }
    return syntax
  }

  operation(operator: Operator, left: Syntax, right: Syntax): Syntax {
    return this.make({ kind: 'operation', operator, left, right, ...span(left, right) })
  }

  /** What `parse` gives, one level further in. */
  nested(parse: (parser: Parser) => Syntax): Syntax {
    this.#depth += 1
    if (this.#depth > maxDepth) {
      throw this.error(`nested more than ${maxDepth} deep`, this.peek(), 'simplify it')
    }
    const value = parse(this)
    this.#depth -= 1
    return value
  }

  get place(): Place {
    return { text: this.text, tokens: this.tokens, index: this.next }
  }

  /** What the text has there. */
  sourceOf({ at, length }: Span): string {
    return this.text.slice(at, at + length)
  }

  /** `ways` are what the advice says to write: in place of what is marked, where they are texts alone. */
  error(
    problem: string,
    where: Span,
    advice: string,
    ...ways: readonly (Replacement | string)[]
  ): FormulaError {
    return new FormulaError(problem, this.text, where.at, where.length, advice, ways)
  }

  slip({ problem, advice, ways = [], where }: Slip, token: Token): FormulaError {
    return this.error(problem, where ?? token, advice, ...ways)
  }
}

export function spanOf({ at, length }: Span): Span {
  return { at, length }
}

/** From the beginning of one part to the end of another. */
export function span(first: { at: number }, last: Span): Span {
  return { at: first.at, length: last.at + last.length - first.at }
}
