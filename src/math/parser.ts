/**
 * The parser: tokens → syntax. Every error has its position and says what to do. The file is long because the grammar
 * is one recursive descent, which is easiest to follow in one piece.
 */
import { brackets, resolveBars } from './bars'
import { bareArgument, lastOfProduct } from './bareArgument'
import { FormulaError, type Replacement } from './error'
import { firmFunctions, ruleNames } from './functions'
import { Names, isFunctionName } from './nameReading'
import {
  type Place,
  type Slip,
  endsFactor,
  equationSlip,
  inWords,
  numberedSlip,
  parametersSlip,
  semicolonSlip,
  stateSlip,
} from './slips'
import { type Naming, isAssigning, statementsOf } from './statements'
import type { Comparison, Line, Operator, Syntax } from './syntax'
import type { Token } from './tokens'

const maxCharacters = 2000
/** A command of TeX counts as one character, if it is no longer than any that the language knows. */
const maxCommand = 16
const maxNodes = 512
const maxDepth = 64
/** How often a loop may turn. */
const maxTurns = 1000

/** Names that have a value before the first line; in rules, vectors with their functions and loops are allowed. */
export interface Language extends Naming {
  /** Names with a value that give way to any other meaning. Those of rules if it has vectors. */
  readonly given?: readonly string[]
  /** Whether it is the first value of a state. */
  readonly isStart?: boolean
}

/** What stands before the `=` of a surface's last line. */
export interface LeftSide {
  /** Of what it is a function, if it says so. */
  readonly parameters?: readonly string[]
  readonly at: number
  readonly valueAt: number
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

/** A loop whose end has not come: where it begins, and the names that had a value there. */
interface OpenLoop {
  readonly at: Token
  readonly names: readonly string[]
  readonly isEmpty: boolean
  /** If a colon and lines further in, as in Python, are its body: the column up to which a line ends it. */
  readonly column: number | undefined
}

/** Recursive descent, one method per level of precedence, loosest first. */
export class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #names: Names
  readonly #vectors: boolean
  readonly #parameters: readonly string[] | undefined
  readonly #isStart: boolean
  #next = 0
  #nodes = 0
  #depth = 0
  readonly #loops: OpenLoop[] = []

  constructor(text: string, language: Language) {
    const end = endOfRoom(text)
    if (end < text.length)
      throw new FormulaError(`more than ${maxCharacters} characters`, text, end, text.length - end, 'shorten it') // prettier-ignore
    this.#text = text
    this.#vectors = language.vectors ?? false
    this.#parameters = language.parameters
    this.#isStart = language.isStart ?? false
    this.#tokens = resolveBars(statementsOf(text, language), text, this.#vectors)
    this.#names = new Names(language.names, this.#vectors, language.given ?? (this.#vectors ? ruleNames : []))
  }

  /** A line of a rule: a loop's head, its end, or an assignment. */
  ruleLine(): Line {
    const depth = this.#loops.length
    const start = this.#peek()
    if (this.endsByColumn()) return this.#end(start, this.#loops.pop(), 0)
    if (this.#isWord('repeat')) return { ...this.#head(start), depth }
    if (this.#isWord('while'))
      throw this.#error('a loop without a bound', start, 'write repeat 20 while …, with the most turns')
    const loop = this.#isWord('end') ? this.#loops.pop() : undefined
    if (!this.#isWord('end')) {
      const line = this.line()
      return depth > 0 ? { ...line, depth } : line
    }
    if (!loop) throw this.#error('"end" without "repeat"', start, 'remove it', '')
    this.#next += 1
    this.#expectLineEnd()
    if (loop.isEmpty)
      throw this.#error('a loop without lines', loop.at, 'put them between "repeat" and "end"')
    return this.#end(start, loop, start.text.length)
  }

  /** Whether what comes next is no line of the loop around it, by where it stands. */
  endsByColumn(): boolean {
    const column = this.#loops.at(-1)?.column
    if (column === undefined || this.#isWord('end')) return false
    const begin = this.#columnOf(this.#peek())
    const isFirst = this.#text.slice(this.#peek().at - begin, this.#peek().at).trim() === ''
    return this.atEnd() || (isFirst && begin <= column)
  }

  #columnOf({ at }: Token): number {
    return at - (this.#text.lastIndexOf('\n', at - 1) + 1)
  }

  #end({ at }: Token, loop: OpenLoop | undefined, length: number): Line {
    if (loop) this.#names.keep(loop.names)
    const value = this.#make({ kind: 'number', value: 0, text: '0', at, length })
    return { target: undefined, value, ends: true, depth: this.#loops.length, at, length }
  }

  /** @throws FormulaError at a loop that does not end */
  expectLoopsEnded(): void {
    const [open] = this.#loops
    if (open) throw this.#error('"repeat" without "end"', open.at, 'add a line "end"')
  }

  /** `repeat 20`, or `repeat 20 while test`; TeX may have a sign between. */
  #head(start: Token): Line {
    this.#next += 1
    this.#take('<=')
    const bound = this.#peek()
    const problem = bound.kind === 'number' ? undefined : 'a loop without a bound'
    if (problem !== undefined) throw this.#error(problem, start, 'write a number of turns, as in repeat 20')
    const turns = Number(bound.text)
    if (!Number.isInteger(turns) || turns < 1 || turns > maxTurns)
      throw this.#error(`"${bound.text}" turns`, bound, `write a whole number, 1 to ${maxTurns}`)
    this.#next += 1
    const isTested = this.#isWord('while')
    if (isTested) this.#next += 1
    const value = isTested
      ? this.expression()
      : this.#make({ kind: 'number', value: 1, text: '1', ...spanOf(bound) })
    const colon = this.#peek()
    const hasColon = this.#take(':')
    if (hasColon) this.skipNewlines()
    else this.#expectLineEnd()
    const column = hasColon ? this.#columnOfLoop(start, colon) : undefined
    this.#loops.push({ at: start, names: this.#names.all, isEmpty: this.#loopIsEmpty(), column })
    return {
      target: undefined,
      value,
      repeat: { bound: turns, isTested },
      at: start.at,
      length: value.at + value.length - start.at,
    }
  }

  /** See `OpenLoop`. A body behind the colon is one line. Lines that are no further in than the head need an `end`. */
  #columnOfLoop(head: Token, colon: Token): number | undefined {
    const next = this.#peek()
    if (!this.#text.slice(colon.at, next.at).includes('\n')) return Infinity
    return this.#columnOf(next) > this.#columnOf(head) ? this.#columnOf(head) : undefined
  }

  /** Whether an end comes next. */
  #loopIsEmpty(): boolean {
    const next = this.#tokens.slice(this.#next).find(({ kind }) => kind !== 'newline')
    return next?.kind === 'name' && next.text === 'end'
  }

  /** Whether a word of loops comes next, and not a value of that name. */
  #isWord(word: string): boolean {
    const { kind, text } = this.#peek()
    const after = this.#tokens[this.#next + 1]
    const isTarget = after !== undefined && isAssigning(after)
    return this.#vectors && kind === 'name' && text === word && !isTarget && !this.#names.has(word)
  }

  #expectLineEnd(): void {
    const end = this.#peek()
    if (end.kind !== 'newline' && end.kind !== 'end') throw this.#unexpected(end)
  }

  line(): Line {
    const start = this.#peek()
    const sign = this.#tokens[this.#next + 1]
    const isAssignment = start.kind === 'name' && sign !== undefined && isAssigning(sign)
    const target = isAssignment ? this.#targetNamed(start, sign) : undefined
    if (isAssignment) this.#next += 2
    const given = this.expression()
    this.#expectLineEnd()
    if (target !== undefined) this.#names.add(target)
    const operator = sign?.text.slice(0, -1)
    const value =
      target !== undefined && operator
        ? this.#operation(
            operator as Operator,
            this.#make({ kind: 'name', name: target, ...spanOf(start) }),
            given,
          )
        : given
    return { target, value, at: start.at, length: given.at + given.length - start.at }
  }

  /** The name that a line assigns to. `+=` needs one that has a value. */
  #targetNamed(start: Token, sign: Token): string {
    if (this.#names.has(start.text)) return start.text
    if (firmFunctions.has(this.#names.functionNamed(start.text)?.name ?? ''))
      throw this.#error(`"${start.text}" is a function`, start, 'take another name')
    if (sign.text !== '=')
      throw this.#error(`"${start.text}" has no value yet`, start, `write ${start.text} = …`)
    return start.text
  }

  expression(): Syntax {
    return this.#nested(() => {
      const test = this.#either()
      if (this.#take('if')) {
        const condition = this.#either()
        if (!this.#take('else')) throw this.#error('missing "else"', this.#peek(), 'write test ? a : b')
        const no = this.expression()
        return this.#make({ kind: 'choice', test: condition, yes: test, no, ...span(test, no) })
      }
      if (!this.#take('?')) return test
      const yes = this.expression()
      if (!this.#take(':')) throw this.#error('missing ":"', this.#peek(), 'write test ? a : b')
      const no = this.expression()
      return this.#make({ kind: 'choice', test, yes, no, ...span(test, no) })
    })
  }

  /** A line of a surface before its last: a name of its own. */
  innerLine(parameters: readonly string[], settings: readonly string[]): Line {
    const start = this.#peek()
    const line = this.line()
    if (line.target !== undefined && [...parameters, ...settings].includes(line.target))
      throw this.#error(`"${line.target}" has a value already`, start, 'take another name')
    if (line.target === undefined && !this.atEnd()) {
      this.skipNewlines()
      if (!this.atEnd())
        throw this.#error(
          'a line without "="',
          line,
          'begin it with a name and "=", or end it with an operator',
        )
    }
    return line
  }

  isAt(at: number): boolean {
    return this.#peek().at === at
  }

  skipTo(at: number): void {
    while (!this.atEnd() && this.#peek().at < at) this.#next += 1
  }

  /** The error of a left side with other parameters. */
  misnamed({ at, valueAt, parameters = [] }: LeftSide, own: readonly string[]): FormulaError {
    const problem = `a function of ${parameters.join(' and ')}, where the parameters are ${own.join(' and ')}`
    return this.#error(problem, { at, length: valueAt - at }, 'leave out what stands before "="')
  }

  atEnd(): boolean {
    return this.#peek().kind === 'end'
  }

  expectEnd(): void {
    if (!this.atEnd()) throw this.#unexpected(this.#peek())
  }

  /** @throws FormulaError if more than one expression is there */
  expectAlone(): void {
    const token = this.#peek()
    if (this.atEnd()) return
    const isLine = this.#tokens[this.#next - 1]?.kind === 'newline'
    throw isLine ? this.#error('a second line', token, 'write one expression') : this.#unexpected(token)
  }

  expectExpression(): never {
    throw this.#error('an expression is missing', this.#peek(), 'write one')
  }

  skipNewlines(): void {
    while (this.#peek().kind === 'newline') this.#next += 1
  }

  #either(): Syntax {
    let left = this.#both()
    while (this.#take('||')) {
      const right = this.#both()
      left = this.#make({ kind: 'logic', operator: 'or', left, right, ...span(left, right) })
    }
    return left
  }

  #both(): Syntax {
    let left = this.#denied()
    while (this.#take('&&')) {
      const right = this.#denied()
      left = this.#make({ kind: 'logic', operator: 'and', left, right, ...span(left, right) })
    }
    return left
  }

  /** `not` reaches over a comparison, as in Python. */
  #denied(): Syntax {
    const sign = this.#take('not')
    if (!sign) return this.#comparison()
    return this.#nested(() => {
      const of = this.#denied()
      return this.#make({ kind: 'not', of, ...span(sign, of) })
    })
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
      const sign = this.#take('*', '/', '%')
      if (sign) left = this.#operation(sign.text as Operator, left, this.#unary())
      else if (this.#beginsFactor()) left = this.#operation('*', left, this.#power())
      else return left
    }
  }

  #beginsFactor(): boolean {
    const { kind, text } = this.#peek()
    if (kind === 'name' || roots.has(text) || text === '\\frac' || text === '\\sqrt') return true
    // After a value it would be an index.
    return kind === 'sign' && brackets.has(text) && text !== '['
  }

  #unary(): Syntax {
    // `!` binds like a minus, as in C.
    const sign = this.#take('-', '+', '!')
    if (!sign) return this.#power()
    return this.#nested(() => {
      const of = this.#unary()
      if (sign.text === '!') return this.#make({ kind: 'not', of, ...span(sign, of) })
      return sign.text === '+' ? of : this.#make({ kind: 'negative', of, ...span(sign, of) })
    })
  }

  /** Powers, from right to left. They bind tighter than a minus before them: −x² is −(x²). */
  #power(): Syntax {
    return this.#raise(this.#methods(this.#component(this.#primary())))
  }

  /** `x.abs().pow(2)`: functions behind their first argument. */
  #methods(of: Syntax): Syntax {
    let value = of
    for (let calls = 0; this.#peek().text === '.' && this.#peek().kind === 'sign'; calls += 1) {
      if (calls >= maxDepth)
        throw this.#error(`nested more than ${maxDepth} deep`, this.#peek(), 'simplify it')
      const [dot, name, open] = this.#tokens.slice(this.#next, this.#next + 3)
      const known = name && this.#names.functionNamed(name.text)
      if (!dot || !known || open?.text !== '(') return value
      this.#next += 2
      value = this.#call(name, known, value)
    }
    return value
  }

  /** `where(test, a, b)`, or `if test then a else b`, after its first word. */
  #conditional(word: Token): Syntax {
    const open = this.#take('(')
    const test = this.#nested(() => this.expression())
    const isCall = open !== undefined && this.#take(',') !== undefined
    if (open && !isCall) this.#close(open)
    if (!isCall && !this.#take('then'))
      throw this.#error('missing "then"', this.#peek(), 'write test ? a : b')
    const yes = this.#nested(() => this.expression())
    if (!this.#take(isCall ? ',' : 'else'))
      throw this.#error(`missing "${isCall ? ',' : 'else'}"`, this.#peek(), 'write test ? a : b')
    const no = this.#nested(() => this.expression())
    if (isCall) this.#close(open)
    return this.#make({ kind: 'choice', test, yes, no, ...span(word, this.#before()) })
  }

  /** `g[0]`, in rules. */
  #component(of: Syntax): Syntax {
    const open = this.#peek()
    if (!this.#vectors || open.text !== '[') return of
    this.#next += 1
    const index = this.#peek()
    if (index.kind !== 'number' || !Number.isInteger(Number(index.text)))
      throw this.#error('an index that is no whole number', index, 'write [0] or [1]')
    this.#next += 1
    this.#close(open)
    return this.#make({ kind: 'component', of, index: Number(index.text), ...span(of, this.#before()) })
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
    const root = roots.get(token.text)
    if (root !== undefined && this.#take(token.text)) {
      const of = this.#nested(() => this.#primary())
      const whole = span(token, of)
      if (root !== '') return this.#make({ kind: 'call', name: root, args: [of], ...whole })
      const quarter = this.#make({ kind: 'number', value: 0.25, text: '0.25', ...spanOf(token) })
      return { ...this.#operation('^', of, quarter), ...whole }
    }
    if (this.#take('if')) return this.#conditional(token)
    if (this.#take('\\frac')) {
      const [top, bottom] = [this.#group(), this.#group()]
      return { ...this.#operation('/', top, bottom), ...span(token, this.#before()) }
    }
    if (this.#take('\\sqrt')) return this.#root(token)
    if (this.#take('\\begin')) return this.#cases(token)
    if (this.#take('(', '[', '{', '|(', '‖(', '⌊', '⌈', '⟨')) return this.#bracketed(token)
    if (token.kind === 'name') return this.#name(token)
    if (token.kind === 'end' || token.kind === 'newline') return this.expectExpression()
    throw this.#unexpected(token)
  }

  /** What stands between brackets: itself, or what the brackets mean. */
  #bracketed(open: Token): Syntax {
    if (this.#peek().text === '\\hessian') return this.#solve(open)
    const inner = this.expression()
    if (inner.kind === 'comparison' && this.#peek().text === ':') return this.#pieces(open, inner)
    const second = open.text === '⟨' && this.#take(',') ? this.expression() : undefined
    this.#close(open)
    const whole = span(open, this.#before())
    const name = this.#meaningOf(open)
    if (name === undefined) return { ...inner, ...whole }
    const order =
      name === 'norm' || open.text === '‖(' ? this.#take('‖1', '‖2', '‖inf')?.text.slice(1) : undefined
    const args = second ? [inner, second] : [inner]
    if (name === 'norm' && order !== undefined && order !== '2')
      args.push(this.#make({ kind: 'number', value: order === '1' ? 1 : Infinity, text: order, ...whole }))
    const known = this.#names.functionNamed(name)
    if (!known || (name !== 'norm' && known.arity !== args.length && known.arity !== 'several'))
      throw this.#error(`"${open.text}" has no meaning here`, open, 'write out what it stands for')
    return this.#make({ kind: 'call', name, args, ...span(open, this.#before()) })
  }

  /** `{x > 0: x, -x}` of Desmos, after its first test. `before` is the test of the piece before. */
  #pieces(open: Token, test: Syntax, before?: Syntax): Syntax {
    this.#take(':')
    const yes = this.expression()
    if (!this.#take(',')) {
      this.#close(open)
      if (before && isOpposite(before, test)) return { ...yes, ...span(open, this.#before()) }
      throw this.#error('a last piece with a test', test, 'add "," and the value of all that is left')
    }
    const next = this.expression()
    const goesOn = next.kind === 'comparison' && this.#peek().text === ':'
    const no = goesOn ? this.#nested(() => this.#pieces(open, next, test)) : next
    if (!goesOn) this.#close(open)
    return this.#make({ kind: 'choice', test, yes, no, ...span(open, this.#before()) })
  }

  /** The function that brackets stand for. The norm of a number is its size. */
  #meaningOf({ text }: Token): string | undefined {
    return text === '‖(' && !this.#vectors ? 'abs' : bracketNames.get(text)
  }

  /** A group in braces, or the one digit or name that TeX takes without. */
  #group(): Syntax {
    const token = this.#peek()
    // TeX takes one digit.
    if (token.kind === 'number' && token.length > 1)
      throw this.#error(`"${token.text}" without "{ }"`, token, 'put it into "{ }"', `{${token.text}}`)
    return this.#nested(() => this.#primary())
  }

  /** `\\sqrt{x}`, or `\\sqrt[3]{x}`. */
  #root(token: Token): Syntax {
    const open = this.#take('[')
    const degree = open && this.expression()
    if (open) this.#close(open)
    const of = this.#group()
    const whole = span(token, this.#before())
    if (!degree) return this.#make({ kind: 'call', name: 'sqrt', args: [of], ...whole })
    if (degree.kind === 'number' && degree.value === 3)
      return this.#make({ kind: 'call', name: 'cbrt', args: [of], ...whole })
    const one = this.#make({ kind: 'number', value: 1, text: '1', ...spanOf(token) })
    return { ...this.#operation('^', of, this.#operation('/', one, degree)), ...whole }
  }

  /** The branches of `\\begin{cases} … \\end{cases}`, each a row. `before` is the test of the row above. */
  #cases(open: Token, before?: Syntax): Syntax {
    const value = this.expression()
    this.#take(',')
    const isParted = this.#take('&') !== undefined
    this.#take(',')
    if (this.#take('\\otherwise')) return this.#lastCase(open, value)
    const word = this.#take('\\if', 'if')
    if (!isParted && !word)
      throw this.#error('a case without its test', this.#peek(), 'write "&" and the test')
    if (this.#take('else')) return this.#lastCase(open, value)
    const test = this.expression()
    this.#take(',')
    if (this.#peek().kind === 'newline') this.#next += 1
    if (this.#peek().text === '\\end') {
      if (!before || !isOpposite(before, test))
        throw this.#error('a last case with a test', test, 'write \\text{otherwise} for all that is left')
      return this.#lastCase(open, value)
    }
    const no = this.#nested(() => this.#cases(open, test))
    return this.#make({ kind: 'choice', test, yes: value, no, ...span(open, this.#before()) })
  }

  #lastCase(open: Token, value: Syntax): Syntax {
    this.#take(',')
    if (this.#peek().kind === 'newline') this.#next += 1
    if (!this.#take('\\end')) throw this.#unexpected(this.#peek())
    return { ...value, ...span(open, this.#before()) }
  }

  /** `(\\nabla^{2} L + \\lambda I)^{-1} v`, after its first bracket. */
  #solve(open: Token): Syntax {
    this.#next += 1
    const plus = this.#take('+')
    this.#names.add('I')
    const shift = plus ? this.#product() : undefined
    this.#close(open)
    const isShift = shift?.kind === 'operation' && shift.operator === '*' && shift.right.kind === 'name'
    if (!isShift || !this.#take('^')) throw this.#unexpected(open)
    this.#group()
    const of = this.#raise(this.#primary())
    return this.#make({ kind: 'call', name: 'solve', args: [of, shift.left], ...span(open, this.#before()) })
  }

  #name(token: Token): Syntax {
    this.#next += 1
    const known = this.#names.functionNamed(token.text)
    const name = this.#names.known(token.text)
    const next = this.#peek()
    if (known && (next.text === '(' || (name === undefined && (next.text === '[' || next.text === '{'))))
      return this.#call(token, known)
    if (name === undefined && next.text === '(' && conditionals.has(token.text))
      return this.#conditional(token)
    if (known && name === undefined && next.text === '^') return this.#poweredCall(token, known)
    if (name !== undefined) return this.#make({ kind: 'name', name, ...spanOf(token) })
    if (known) return this.#applied(token, known)
    const parts = this.#names.split(token.text, next.text === '(' || next.text === '^')
    const [only] = parts
    if (only?.some((part) => part.length > 1) && this.#isTight()) {
      const problem = `"${token.text}" can be read in several ways after "${this.#tokens[this.#next - 2]?.text}"`
      throw this.#error(problem, token, 'put what belongs together into "( )"')
    }
    if (parts.length === 1) return this.#join(token, parts[0] ?? [])
    if (parts.length > 1) {
      const ways = parts.map((each) => `"${each.join(' ')}"`).join(' or ')
      const problem = `"${token.text}" can be read in several ways`
      throw this.#error(problem, token, `write ${ways}`, ...parts.map((each) => each.join(' ')))
    }
    throw this.#unknown(token)
  }

  /** Whether what comes just before the name binds more tightly than a product: how far it reaches is not clear then. */
  #isTight(): boolean {
    const [before, sign] = [this.#tokens[this.#next - 3], this.#tokens[this.#next - 2]]
    return sign?.text === '^' || sign?.text === '/' || (sign?.text === '-' && before?.text === '^')
  }

  /** `sin^2(x)` is (sin x)², as papers write it. */
  #poweredCall(token: Token, known: Known): Syntax {
    const sign = this.#peek()
    this.#next += 1
    const minus = this.#take('-')
    const of = this.#primary()
    const exponent = minus ? this.#make({ kind: 'negative', of, ...span(minus, of) }) : of
    const isCalled = this.#peek().text === '('
    if (!isCalled && !this.#isTex(token))
      throw this.#error(`"${token.text}" without "("`, token, bracketAdvice)
    const inverse = isMinusOne(exponent) ? this.#names.inverseOf(known.name) : undefined
    if (isMinusOne(exponent)) {
      const advice = inverse === undefined ? `write 1 / ${known.usage}` : `write ${inverse}( )`
      const way = isCalled ? inverse : `\\operatorname{${inverse}}`
      const ways = inverse === undefined || way === undefined ? [] : [way]
      throw this.#error(`"${token.text}^-1" is not understood`, span(token, of), advice, ...ways)
    }
    const call = isCalled ? this.#call(token, known) : this.#applied(token, known)
    return {
      ...this.#operation('^', call, exponent),
      ...span(token, this.#before()),
      at: Math.min(token.at, sign.at),
    }
  }

  /** A call. `first` stood before its name, as in `x.pow(2)`. */
  #call(token: Token, { name, usage, arity }: Known, first?: Syntax): Syntax {
    const open = this.#peek()
    this.#next += 1
    const args = first ? [first] : []
    if (this.#peek().text !== ')' || (arity !== 0 && !first)) args.push(this.expression())
    while (this.#take(',')) args.push((name === 'norm' && this.#order()) || this.expression())
    this.#close(open)
    const fits = this.#fits(name, arity, args)
    if (!fits) {
      const wanted = arity === 'several' ? '2 or more' : arity
      const advice = args.length === 2 ? (pairAdvice.get(name) ?? `write ${usage}`) : `write ${usage}`
      throw this.#error(`"${token.text}" takes ${wanted}, not ${args.length}`, token, advice)
    }
    const [base, exponent] = args
    if (name === 'pow' && base && exponent)
      return { ...this.#operation('^', base, exponent), ...span(first ?? token, this.#before()) }
    return this.#make({ kind: 'call', name, args, ...span(first ?? token, this.#before()) })
  }

  #fits(name: string, arity: Known['arity'], args: readonly Syntax[]): boolean {
    const { length } = args
    if (this.#vectors && length === 1 && (name === 'min' || name === 'max')) return true
    if (name === 'norm' && length === 2) {
      const [, order] = args
      if (order?.kind === 'number' && [1, 2, Infinity].includes(order.value)) return true
      throw this.#error('a norm of another order', order ?? this.#peek(), 'write 1, 2 or inf')
    }
    return arity === 'several' ? length >= 2 : length === arity
  }

  /** The order of `norm(v, inf)`. */
  #order(): Syntax | undefined {
    const token = this.#peek()
    if (token.kind !== 'name' || !/^(?:inf|infinity|infty)$/i.test(token.text)) return undefined
    this.#next += 1
    return this.#make({ kind: 'number', value: Infinity, text: 'inf', ...spanOf(token) })
  }

  /** A function of TeX without brackets. */
  #applied(token: Token, known: Known): Syntax {
    const first = this.#peek()
    const isArgument = first.kind === 'number' || first.text === '-' || this.#beginsFactor()
    if (!this.#isTex(token) || known.arity !== 1 || !isArgument) throw this.#uncalled(token, known)
    const minus = this.#take('-')
    const isFunction = (each: Token): boolean => this.#isFunction(each)
    const { argument, isOpen } = bareArgument({
      peek: (ahead) => this.#tokens[this.#next + ahead],
      isFunction,
      beginsFactor: () => this.#beginsFactor(),
      take: (sign) => this.#take(sign),
      power: () => this.#power(),
      multiply: (left, right) => this.#operation('*', left, right),
    })
    const isSum = minus !== undefined && /^[-+]$/.test(this.#peek().text)
    if (isOpen || isSum) {
      const ways = this.#reaches(token, first, this.#before(), isSum)
      const advice = `write ${ways.map(({ text }) => inWords(text)).join(', or ')}`
      throw this.#error(`where "${token.text}" ends is not clear`, token, advice, ...ways)
    }
    const of = minus ? this.#make({ kind: 'negative', of: argument, ...span(minus, argument) }) : argument
    return this.#make({ kind: 'call', name: known.name, args: [of], ...span(token, this.#before()) })
  }

  /** The shorter and the longer argument that a function without brackets may have. */
  #reaches(token: Token, first: Token, last: Token, isSum = false): Replacement[] {
    const from = this.#tokens.indexOf(first)
    const isFunction = (each: Token): boolean => this.#isFunction(each)
    const end = lastOfProduct(this.#tokens, from, isFunction, isSum) ?? last
    const head = this.#text.slice(token.at, first.at).trimEnd()
    const ends = last === end ? [last] : [last, end]
    return ends.map((each) => ({
      ...span(token, end),
      text: `${head}(${this.#sourceOf(span(first, each))})${this.#text.slice(each.at + each.length, end.at + end.length)}`,
    }))
  }

  /** For `exp -x^2`: up to the next sign of a sum, and up to its end. */
  #signed(token: Token, minus: Token): Replacement[] {
    const isFunction = (each: Token): boolean => this.#isFunction(each)
    const last = lastOfProduct(this.#tokens, this.#next, isFunction)
    if (!last || last === minus) return []
    const ways = this.#reaches(token, minus, last, true)
    return ways
  }

  #isFunction({ kind, text }: Token): boolean {
    return kind === 'name' && this.#names.known(text) === undefined && isFunctionName(text)
  }

  #isTex({ at }: Token): boolean {
    return this.#text[at] === '\\'
  }

  /** A function whose brackets are missing. What to write has its argument, if that is one factor. */
  #uncalled(token: Token, { name, usage }: Known): FormulaError {
    const problem = `"${token.text}" without "("`
    if (name === 'grad')
      return this.#error(problem, token, 'write g, or grad(v) elsewhere than at theta', 'g')
    const begin = this.#next
    const tokens = this.#tokens.slice(begin, begin + 3)
    const [first, second] = tokens
    const isFactor = (token: Token | undefined): boolean => token?.kind === 'name' || token?.kind === 'number'
    if (!first || first.kind === 'end' || first.kind === 'newline')
      return this.#error(problem, token, `write ${usage}`)
    if (first.text === '-') return this.#error(problem, token, bracketAdvice, ...this.#signed(token, first))
    if (!isFactor(first)) return this.#error(problem, token, bracketAdvice)
    const last = first.kind === 'number' && second?.kind === 'name' ? second : first
    if (!endsFactor(this.#tokens[begin + (last === first ? 1 : 2)]))
      return this.#error(problem, token, bracketAdvice, ...this.#reaches(token, first, last))
    const way = `${name}(${this.#sourceOf(span(first, last))})`
    return this.#error(problem, token, `write ${way}`, { ...span(token, last), text: way })
  }

  /** What the text has there. */
  #sourceOf({ at, length }: Pick<Token, 'at' | 'length'>): string {
    return this.#text.slice(at, at + length)
  }

  /** The product of juxtaposed names. What follows them belongs to the last. */
  #join(token: Token, names: readonly string[]): Syntax {
    const last = names.at(-1) ?? ''
    let at = token.at
    const before = names.slice(0, -1).map((name) => {
      const syntax = this.#make({ kind: 'name', name, at, length: name.length })
      at += name.length
      return syntax
    })
    const length = token.at + token.length - at
    this.#next -= 1
    const factor = this.#raise(this.#name({ ...token, text: last, at, length }))
    return [...before, factor].reduce((left, right) => this.#operation('*', left, right))
  }

  #unknown(token: Token): FormulaError {
    const next = this.#peek()
    const isCalled = next.text === '('
    const numbered = this.#names.numbered(token.text)
    if (numbered) return this.#slip(numberedSlip(this.#place, numbered.name, numbered.digits), token)
    const joined = this.#joinedAdvice(token)
    if (joined !== undefined) return this.#error(`"${token.text}" in its own value`, token, joined)
    const state = this.#vectors && !isCalled ? stateSlip(this.#place, token) : undefined
    const refusal = this.#names.unknown(token.text, isCalled, this.#isStart)
    if (state && (!refusal.ways || refusal.givesWay) && refusal.problem.startsWith('unknown')) {
      if (this.#tokens.some(({ text }) => text === 'theta')) return this.#slip(state, token)
      return this.#error(
        refusal.problem,
        token,
        'the parameters are theta',
        this.#everywhere(token.text, 'theta'),
      )
    }
    const fits = !refusal.isApplied || endsFactor(next)
    const { problem } = refusal
    const [same] = refusal.ways ?? []
    const isCase =
      same !== undefined && same !== token.text && same.toLowerCase() === token.text.toLowerCase()
    const ways = isCase ? [this.#everywhere(token.text, same)] : (refusal.ways ?? [])
    const advice = fits ? refusal.advice : bracketAdvice
    const naming =
      isCalled || !this.#parameters ? undefined : parametersSlip(this.#place, this.#names, this.#parameters)
    if (!naming || problem.startsWith('unexpected') || refusal.isApplied)
      return this.#error(problem, token, advice, ...(fits ? ways : []))
    const [power] = ways
    const [way] = naming.ways ?? []
    if (naming.isSeries || typeof power !== 'string' || !power.includes('^') || way === undefined)
      return this.#slip(naming, token)
    return this.#error(problem, token, `write ${power}, or ${naming.advice}`, power, way)
  }

  /** Another name from the first place of a name to its last. */
  #everywhere(name: string, other: string): Replacement {
    const places = this.#tokens.filter(({ kind, text }) => kind === 'name' && text === name)
    const whole = span(places[0] ?? this.#peek(), places.at(-1) ?? this.#peek())
    const text = places.reduceRight(
      (now, { at, length }) => now.slice(0, at - whole.at) + other + now.slice(at - whole.at + length),
      this.#sourceOf(whole),
    )
    return { ...whole, text }
  }

  get #place(): Place {
    return { text: this.#text, tokens: this.#tokens, index: this.#next }
  }

  #slip({ problem, advice, ways = [], where }: Slip, token: Token): FormulaError {
    return this.#error(problem, where ?? token, advice, ...ways)
  }

  /** For `r = x`, and `-r` in the next line, which goes on: a name that stands in its own value. */
  #joinedAdvice({ text, at }: Token): string | undefined {
    const before = this.#tokens.slice(0, this.#next - 1)
    const [name, sign] = before.slice(before.findLastIndex(({ kind }) => kind === 'newline') + 1)
    if (name?.text !== text || sign?.text !== '=') return undefined
    const line = this.#text.slice(this.#text.lastIndexOf('\n', at) + 1)
    const [, operator] = /^\s*([-+*/])/.exec(line) ?? []
    if (operator === undefined || !this.#text.slice(name.at, at).includes('\n')) return undefined
    const way =
      operator === '-' || operator === '+' ? `begin it with "0 ${operator}"` : `leave out "${operator}"`
    return `the line goes on from the one before, ${way} for a line of its own`
  }

  #close(open: Token): void {
    const end = brackets.get(open.text) ?? ')'
    if (this.#take(end)) return
    const found = this.#peek()
    const isParted = found.kind === 'newline' && found.text === ';'
    if (isParted && this.#tokens.slice(this.#next).some(({ text }) => text === end))
      throw this.#slip(semicolonSlip(this.#place, open), found)
    if (found.kind === 'end' || found.kind === 'newline') {
      throw this.#error(`"${open.text}" is never closed`, open, `add "${end}"`)
    }
    throw this.#unexpected(found)
  }

  #unexpected(token: Token): FormulaError {
    if (token.kind === 'end' || token.kind === 'newline')
      return this.#error('the text breaks off', token, 'finish it')
    if (token.kind === 'number' || token.kind === 'name') {
      return this.#error(`no operator before "${token.text}"`, token, 'write one')
    }
    if (token.text === ')') return this.#error('")" without "("', token, 'remove it', '')
    const comma = token.text === ',' ? this.#decimalComma(token) : undefined
    if (comma) return comma
    if (token.text === '[')
      return this.#error('"[" after a value', token, 'write "(" for a product, and a name for each component')
    if (token.text === '|(' || token.text === ')|')
      return this.#error('"|" does not fit', token, 'write abs( )')
    if (token.text === '!')
      return this.#error('"!" after a value', token, 'put it before a test, or write the factorial out')
    if (token.text === '&') return this.#error('a single "&"', token, 'write "&&"', '&&')
    if (token.text === '=')
      return this.#slip(
        equationSlip(this.#place, this.#parameters ? 'surface' : this.#vectors ? 'rule' : 'expression'),
        token,
      )
    if (token.text === '.') return this.#error('unexpected "."', token, 'write f(a) for a.f()')
    return this.#error(`unexpected "${token.text}"`, token, 'put a number, a name or "(" there')
  }

  /** A comma between digits, which was meant to be a point. */
  #decimalComma(comma: Token): FormulaError | undefined {
    const [before, , after] = this.#tokens.slice(this.#next - 1, this.#next + 2)
    const isOne =
      before?.kind === 'number' &&
      after?.kind === 'number' &&
      before.at + before.length === comma.at &&
      after.at === comma.at + 1
    if (!isOne) return undefined
    const point = `${before.text}.${after.text}`
    const ways = /^\d{3}$/.test(after.text) ? [`${before.text}${after.text}`, point] : [point]
    return this.#error(
      'a decimal comma',
      comma,
      `write ${ways.join(', or ')}`,
      ...ways.map((text) => ({ ...span(before, after), text })),
    )
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

  /** `ways` are what the advice says to write: in place of what is marked, where they are texts alone. */
  #error(
    problem: string,
    where: { at: number; length: number },
    advice: string,
    ...ways: readonly (Replacement | string)[]
  ): FormulaError {
    return new FormulaError(problem, this.#text, where.at, where.length, advice, ways)
  }
}

type Known = NonNullable<ReturnType<Names['functionNamed']>>

const bracketAdvice = 'put its argument into "( )"'

/** What is meant by two arguments of a function of one. */
const pairAdvice: ReadonlyMap<string, string> = new Map([['atan', 'write atan2(y, x)'], ['log', 'write log(a) / log(b)']]) // prettier-ignore

/** The functions that brackets stand for. */
const bracketNames: ReadonlyMap<string, string> = new Map([['|(', 'abs'], ['‖(', 'norm'], ['⌊', 'floor'], ['⌈', 'ceil'], ['⟨', 'dot']]) // prettier-ignore

/** Signs of roots, with their functions. The fourth is a power. */
const roots: ReadonlyMap<string, string> = new Map([['√', 'sqrt'], ['∛', 'cbrt'], ['∜', '']]) // prettier-ignore
/** What libraries and tables call a choice. */
const conditionals = new Set(['where', 'IF', 'If', 'iif', 'ifelse'])

function isMinusOne(exponent: Syntax): boolean {
  return exponent.kind === 'negative' && exponent.of.kind === 'number' && exponent.of.value === 1
}

function spanOf({ at, length }: { at: number; length: number }): { at: number; length: number } {
  return { at, length }
}

function span(first: { at: number }, last: { at: number; length: number }): { at: number; length: number } {
  return { at: first.at, length: last.at + last.length - first.at }
}

/** Whether one test holds where the other does not, apart from the border between them. */
function isOpposite(one: Syntax, other: Syntax): boolean {
  if (one.kind !== 'comparison' || other.kind !== 'comparison') return false
  const side = ({ operator }: { operator: Comparison }): string => operator.charAt(0)
  const [a, b] = [side(one), side(other)]
  const isSame = isEqual(one.left, other.left) && isEqual(one.right, other.right)
  const isTurned = isEqual(one.left, other.right) && isEqual(one.right, other.left)
  if (a === '=' || a === '!') return isSame && a + b !== a + a && (b === '=' || b === '!')
  if (b !== '<' && b !== '>') return false
  return (isSame && a !== b) || (isTurned && a === b)
}

/** Whether two expressions read alike, wherever they stand. */
function isEqual(one: Syntax, other: Syntax): boolean {
  const read = (syntax: Syntax): string =>
    JSON.stringify(syntax, (key, value: unknown) => (key === 'at' || key === 'length' ? undefined : value))
  return read(one) === read(other)
}
