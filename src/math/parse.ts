/**
 * The parser: text → lines of syntax. Every error has its position and says what to do. The file is long because the
 * grammar is one recursive descent, which is easiest to follow in one piece.
 */
import { FormulaError } from './error'
import { constants, functions, otherNames, vectorFunctions } from './functions'
import { nearestName } from './nearestName'
import type { Comparison, Line, Operator, Syntax } from './syntax'
import { type Token, tokenize } from './tokens'

const maxCharacters = 2000
const maxNodes = 512
const maxDepth = 64

interface Language {
  /** Names that have a value before the first line. */
  readonly names: readonly string[]
  /** Whether `norm dot grad solve` are allowed too, as in rules. */
  readonly vectors?: boolean
}

/** One expression, on any number of lines. @throws FormulaError */
export function parseExpression(text: string, language: Language): Syntax {
  const parser = new Parser(text, language, false)
  const value = parser.expression()
  parser.expectEnd()
  return value
}

/** Lines of assignments. The last may be a bare expression. @throws FormulaError */
export function parseLines(text: string, language: Language): Line[] {
  const parser = new Parser(text, language, true)
  const lines: Line[] = []
  parser.skipNewlines()
  while (!parser.atEnd()) {
    const last = lines.at(-1)
    if (last && last.target === undefined) {
      throw new FormulaError('a line without "="', text, last.at, last.length, 'begin it with a name and "="')
    }
    lines.push(parser.line())
    parser.skipNewlines()
  }
  if (lines.length === 0) parser.expectExpression()
  return lines
}

/** Recursive descent, one method per level of precedence, loosest first. */
class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #names: Set<string>
  readonly #vectors: boolean
  #next = 0
  #nodes = 0
  #depth = 0

  constructor(text: string, language: Language, byLines: boolean) {
    if (text.length > maxCharacters) {
      throw new FormulaError(
        `more than ${maxCharacters} characters`,
        text,
        maxCharacters,
        text.length - maxCharacters,
        'shorten it',
      )
    }
    this.#text = text
    this.#tokens = tokenize(text).filter(({ kind }) => byLines || kind !== 'newline')
    this.#names = new Set(language.names)
    this.#vectors = language.vectors ?? false
  }

  line(): Line {
    const start = this.#peek()
    const isAssignment = start.kind === 'name' && this.#tokens[this.#next + 1]?.text === '='
    if (isAssignment) {
      if (this.#functionNamed(start.text) && !this.#names.has(start.text)) {
        throw this.#error(`"${start.text}" is a function`, start, 'take another name')
      }
      this.#next += 2
    }
    const value = this.expression()
    const end = this.#peek()
    if (end.kind !== 'newline' && end.kind !== 'end') throw this.#unexpected(end)
    if (isAssignment) this.#names.add(start.text)
    return {
      target: isAssignment ? start.text : undefined,
      value,
      at: start.at,
      length: value.at + value.length - start.at,
    }
  }

  expression(): Syntax {
    return this.#nested(() => {
      const test = this.#comparison()
      if (!this.#take('?')) return test
      const yes = this.expression()
      if (!this.#take(':')) throw this.#error('missing ":"', this.#peek(), 'write test ? a : b')
      const no = this.expression()
      return this.#make({ kind: 'choice', test, yes, no, ...span(test, no) })
    })
  }

  atEnd(): boolean {
    return this.#peek().kind === 'end'
  }

  expectEnd(): void {
    if (!this.atEnd()) throw this.#unexpected(this.#peek())
  }

  expectExpression(): never {
    throw this.#error('an expression is missing', this.#peek(), 'write one')
  }

  skipNewlines(): void {
    while (this.#peek().kind === 'newline') this.#next += 1
  }

  #comparison(): Syntax {
    const left = this.#sum()
    const operator = this.#take('<', '<=', '>', '>=', '==', '!=')
    if (!operator) return left
    const right = this.#sum()
    const again = this.#peek()
    if (['<', '<=', '>', '>=', '==', '!='].includes(again.text)) {
      throw this.#error(`a second "${again.text}"`, again, 'compare two things at a time')
    }
    return this.#make({
      kind: 'comparison',
      operator: operator.text as Comparison,
      left,
      right,
      ...span(left, right),
    })
  }

  #sum(): Syntax {
    let left = this.#product()
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      left = this.#operation(sign.text as Operator, left, this.#product())
    }
    return left
  }

  /** Products and quotients, from left to right. Juxtaposition is a product like any other. */
  #product(): Syntax {
    let left = this.#unary()
    for (;;) {
      const sign = this.#take('*', '/')
      if (sign) left = this.#operation(sign.text as Operator, left, this.#unary())
      else if (this.#beginsFactor()) left = this.#operation('*', left, this.#power())
      else return left
    }
  }

  #beginsFactor(): boolean {
    const { kind, text } = this.#peek()
    return kind === 'name' || text === '(' || text === '√'
  }

  #unary(): Syntax {
    const sign = this.#take('-', '+')
    if (!sign) return this.#power()
    return this.#nested(() => {
      const of = this.#unary()
      return sign.text === '+' ? of : this.#make({ kind: 'negative', of, ...span(sign, of) })
    })
  }

  /** Powers, from right to left. They bind tighter than a minus before them: −x² is −(x²). */
  #power(): Syntax {
    return this.#raise(this.#primary())
  }

  #raise(base: Syntax): Syntax {
    if (!this.#take('^')) return base
    return this.#nested(() => {
      const minus = this.#take('-')
      const size = this.#power()
      const exponent = minus ? this.#make({ kind: 'negative', of: size, ...span(minus, size) }) : size
      return this.#operation('^', base, exponent)
    })
  }

  #primary(): Syntax {
    const token = this.#peek()
    if (token.kind === 'number') {
      this.#next += 1
      const value = Number(token.text)
      if (!Number.isFinite(value)) throw this.#error('a number too large', token, 'write a smaller one')
      return this.#make({ kind: 'number', value, text: token.text, ...spanOf(token) })
    }
    if (this.#take('√')) {
      const arg = this.#nested(() => this.#primary())
      return this.#make({ kind: 'call', name: 'sqrt', args: [arg], ...span(token, arg) })
    }
    if (this.#take('(')) {
      const inner = this.expression()
      this.#close(token)
      return { ...inner, ...span(token, this.#before()) }
    }
    if (token.kind === 'name') return this.#name(token)
    if (token.kind === 'end' || token.kind === 'newline') return this.expectExpression()
    throw this.#unexpected(token)
  }

  #name(token: Token): Syntax {
    this.#next += 1
    const known = this.#functionNamed(token.text)
    if (known && this.#peek().text === '(') return this.#call(token, known)
    if (this.#names.has(token.text) || Object.hasOwn(constants, token.text)) {
      return this.#make({ kind: 'name', name: token.text, ...spanOf(token) })
    }
    if (known) throw this.#error(`"${token.text}" without "("`, token, `write ${known.usage}`)
    const parts = this.#split(token.text)
    if (parts) return this.#join(token, parts)
    throw this.#unknown(token)
  }

  #call(token: Token, { usage, arity }: { usage: string; arity: number | 'several' }): Syntax {
    const open = this.#peek()
    this.#next += 1
    const args = [this.expression()]
    while (this.#take(',')) args.push(this.expression())
    this.#close(open)
    const fits = arity === 'several' ? args.length >= 2 : args.length === arity
    if (!fits) {
      const wanted = arity === 'several' ? '2 or more' : arity
      throw this.#error(`"${token.text}" takes ${wanted}, not ${args.length}`, token, `write ${usage}`)
    }
    return this.#make({ kind: 'call', name: token.text, args, ...span(token, this.#before()) })
  }

  /** Juxtaposed one-letter names: `xy` is x times y if both are names and `xy` is not. */
  #split(name: string): string[] | undefined {
    const letters = [...name]
    return !this.#vectors && letters.every((letter) => this.#names.has(letter)) ? letters : undefined
  }

  /** The product of juxtaposed names. An exponent after them belongs to the last. */
  #join(token: Token, letters: readonly string[]): Syntax {
    const names = letters.map((name, index) =>
      this.#make({ kind: 'name', name, at: token.at + index, length: 1 }),
    )
    const last = names.at(-1)
    if (!last || names.length < 2) throw this.#unknown(token)
    const factor = this.#raise(last)
    return [...names.slice(0, -1), factor].reduce((left, right) => this.#operation('*', left, right))
  }

  #functionNamed(name: string): { usage: string; arity: number | 'several' } | undefined {
    if (Object.hasOwn(functions, name)) return functions[name]
    return this.#vectors && Object.hasOwn(vectorFunctions, name) ? vectorFunctions[name] : undefined
  }

  #unknown(token: Token): FormulaError {
    const called = this.#peek().text === '('
    const other = Object.hasOwn(otherNames, token.text) ? otherNames[token.text] : undefined
    if (other) return this.#error(`unknown name "${token.text}"`, token, `write ${other}`)
    const known = [
      ...this.#names,
      ...Object.keys(functions),
      ...(this.#vectors ? Object.keys(vectorFunctions) : []),
      ...Object.keys(constants),
    ]
    const close = nearestName(token.text, known)
    if (close) return this.#error(`unknown name "${token.text}"`, token, `did you mean "${close}"?`)
    const kind = called ? 'function' : 'name'
    const list = called ? Object.keys(functions) : [...this.#names]
    return this.#error(
      `unknown ${kind} "${token.text}"`,
      token,
      `the ${kind}s are ${list.slice(0, 24).join(' ')}`,
    )
  }

  #close(open: Token): void {
    if (this.#take(')')) return
    const found = this.#peek()
    if (found.kind === 'end' || found.kind === 'newline') {
      throw this.#error('"(" is never closed', open, 'add ")"')
    }
    throw this.#unexpected(found)
  }

  #unexpected(token: Token): FormulaError {
    if (token.kind === 'end' || token.kind === 'newline')
      return this.#error('the text breaks off', token, 'finish it')
    if (token.kind === 'number' || token.kind === 'name') {
      return this.#error(`no operator before "${token.text}"`, token, 'write one')
    }
    if (token.text === ')') return this.#error('")" without "("', token, 'remove it')
    if (token.text === '=') return this.#error('unexpected "="', token, 'compare with "=="')
    return this.#error(`unexpected "${token.text}"`, token, 'put a number, a name or "(" there')
  }

  #operation(operator: Operator, left: Syntax, right: Syntax): Syntax {
    return this.#make({ kind: 'operation', operator, left, right, ...span(left, right) })
  }

  #make(syntax: Syntax): Syntax {
    this.#nodes += 1
    if (this.#nodes > maxNodes) {
      throw this.#error(`more than ${maxNodes} operations`, syntax, 'simplify it')
    }
    return syntax
  }

  #nested(parse: () => Syntax): Syntax {
    this.#depth += 1
    if (this.#depth > maxDepth) {
      throw this.#error(`nested more than ${maxDepth} deep`, this.#peek(), 'simplify it')
    }
    const value = parse()
    this.#depth -= 1
    return value
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: this.#text.length, length: 0 }
  }

  /** The token last read. */
  #before(): Token {
    return this.#tokens[this.#next - 1] ?? this.#peek()
  }

  #take(...signs: string[]): Token | undefined {
    const token = this.#peek()
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.#next += 1
    return token
  }

  #error(problem: string, where: { at: number; length: number }, advice: string): FormulaError {
    return new FormulaError(problem, this.#text, where.at, where.length, advice)
  }
}

function spanOf({ at, length }: { at: number; length: number }): { at: number; length: number } {
  return { at, length }
}

function span(first: { at: number }, last: { at: number; length: number }): { at: number; length: number } {
  return { at: first.at, length: last.at + last.length - first.at }
}
