/** Where statements end: a line that goes on in the next is one with it. */
import { isClosing, isOpening } from './bars'
import { withListNorms } from './listNorm'
import { withLogicCalls } from './logicCalls'
import { withDialects } from './dialects'
import { withPieces } from './piecewise'
import { withRuleSpellings } from './ruleSpellings'
import { withParts } from './vectorParts'
import { withFunctions, withIndexed, withoutStyle, withoutTimes } from './forms'
import { type Token, tokenize } from './tokens'

/** Signs after which, or before which, a line goes on. */
const joining = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '?',
  ':',
  ',',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '&',
  '&&',
  '||',
])
const assigning = new Set(['=', '+=', '-=', '*=', '/='])

/** What the statements of a text are read with. */
export interface Naming {
  readonly names: readonly string[]
  /** Whether it is a rule. */
  readonly vectors?: boolean
  /** Of a surface, whose text may be a function in another form. */
  readonly parameters?: readonly string[]
}

/** The tokens of a text, line by line, with the forms of other languages in those of this one. @throws FormulaError */
export function statementsOf(text: string, { names, vectors = false, parameters }: Naming): Token[] {
  const tokens = withPieces(withoutStyle(tokenize(text)))
  const spelt = vectors ? withRuleSpellings(tokens, names) : tokens
  const formed = parameters ? formsOf(tokens, names, parameters) : spelt
  const lines = joinLines(withLogic(formed, names))
  if (parameters) return definedFirst(lines)
  return vectors ? withoutTimes(lines, names, text) : lines
}

/** What other languages put around a formula, step by step in the form of this one. */
function formsOf(tokens: readonly Token[], names: readonly string[], parameters: readonly string[]): Token[] {
  const functions = withParts(withFunctions(withDialects(tokens, names)))
  return withIndexed(withListNorms(functions), parameters)
}

/**
 * The tokens without the ends of lines that go on: inside brackets, and at an operator. The ends of the rows of cases
 * stay, and so does every semicolon.
 */
export function joinLines(given: readonly Token[]): Token[] {
  let [depth, cases] = [0, 0]
  const tokens = withoutAlignment(given)
  const following = nextInLines(tokens)
  let before: Token | undefined
  return tokens.flatMap((token, index) => {
    if (isOpening(token)) depth += 1
    if (isClosing(token)) depth -= 1
    cases += casesStep(token)
    const last = before
    if (token.kind !== 'newline') before = token
    if (token.kind !== 'newline' || token.text === ';') return [token]
    if (cases > 0) return isRowEnd(token) ? [token] : []
    const goes = goesOn(last, assigning) || goesOn(following[index])
    return depth > 0 || goes ? [] : [{ ...token, text: '\n' }]
  })
}

/** Without the signs that align the lines of TeX, which are not those of cases. */
function withoutAlignment(tokens: readonly Token[]): readonly Token[] {
  const hasRows = tokens.some(isRowEnd)
  let cases = 0
  return tokens.filter((token, index) => {
    cases += casesStep(token)
    const next = tokens[index + 1]
    return token.text !== '&' || cases > 0 || !(hasRows || (next && isAssigning(next)))
  })
}
/** Where the last statement begins: behind the last end of a line that is none of a case, and not at the end. */
export function lastStatement(tokens: readonly Token[]): number {
  const last = tokens.findLastIndex(({ kind }) => kind !== 'newline' && kind !== 'end')
  let cases = 0
  for (let at = last; at >= 0; at -= 1) {
    const { kind, text } = tokens[at] as Token
    if (text === '\\end') cases += 1
    if (text === '\\begin') cases -= 1
    if (kind === 'newline' && cases === 0) return at + 1
  }
  return 0
}

/**
 * The tokens with commas between definitions as ends of lines. What a formula defines behind it comes before it:
 * `sin(r) / r, r = x + y`, as papers write it and the formula card shows it.
 */
export function definedFirst(tokens: readonly Token[]): Token[] {
  const begin = lastStatement(tokens)
  const end = tokens.findLastIndex(({ kind }) => kind !== 'newline' && kind !== 'end') + 1
  let depth = 0
  const commas = tokens.flatMap((token, index) => {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return begin <= index && index < end && depth === 0 && token.text === ',' ? [index] : []
  })
  const isDefined = (comma: number): boolean =>
    tokens[comma + 1]?.kind === 'name' && tokens[comma + 2]?.text === '='
  const [first] = commas
  if (first === undefined || !commas.every(isDefined)) return [...tokens]
  const formula = tokens.slice(begin, first)
  const named = commas.map((comma, at) => tokens.slice(comma + 1, commas[at + 1] ?? end))
  const names = new Set(named.map(([name]) => name?.text))
  const isLine = formula[1]?.text === '=' && !formula.slice(2).some(({ text }) => names.has(text))
  const parts = isLine ? [formula, ...named] : [...named, formula]
  const lines = parts.flatMap((part, at) => {
    const comma = tokens[commas[at] ?? first] as Token
    const newline: Token = { kind: 'newline', text: '\n', at: comma.at, length: comma.length }
    return at < commas.length ? [...part, newline] : part
  })
  return [...tokens.slice(0, begin), ...lines, ...tokens.slice(end)]
}

function casesStep({ text }: Token): number {
  return text === '\\begin' ? 1 : text === '\\end' ? -1 : 0
}

/** Whether a line ends there, and not only a row of cases. */
export function isLineEnd({ kind, text }: Token): boolean {
  return kind === 'newline' && text !== '\\\\'
}

/** Whether it is a `\\` of TeX. */
function isRowEnd({ kind, text }: Token): boolean {
  return kind === 'newline' && text === '\\\\'
}

const words: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ...['not', 'if', 'then', 'else'].map((word) => [word, word] as const),
])

/** The tokens with `and`, `or`, `not`, `if`, `else` and `mod` as signs, unless they are names of values. */
export function withLogic(written: readonly Token[], names: readonly string[] = []): Token[] {
  const tokens = withLogicCalls(written, names)
  return tokens.map((token, at) => {
    if (token.kind !== 'name' || names.includes(token.text)) return token
    const sign = words.get(token.text) ?? (isRemainder(tokens, at) ? '%' : undefined)
    return sign === undefined ? token : { ...token, kind: 'sign', text: sign }
  })
}

/** Whether `mod` stands between two values, as in `x mod 2`. */
function isRemainder(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  if (tokens[at]?.text !== 'mod' || !before || !after) return false
  const isValue = before.kind === 'number' || before.kind === 'name' || isClosing(before)
  if (!isValue || after.kind === 'newline' || after.kind === 'end' || isAssigning(after)) return false
  if (after.text !== '(') return after.kind !== 'sign' || isOpening(after) || after.text === '-'
  // With two arguments it is a function, and a factor.
  let depth = 0
  for (const token of tokens.slice(at + 1)) {
    if (isOpening(token)) depth += 1
    if (isClosing(token)) depth -= 1
    if (depth === 1 && token.text === ',') return false
    if (depth === 0) break
  }
  return true
}

/** For each token the next one that is no end of a line. */
function nextInLines(tokens: readonly Token[]): (Token | undefined)[] {
  let next: Token | undefined
  return tokens
    .toReversed()
    .map((token) => {
      const after = next
      if (token.kind !== 'newline') next = token
      return after
    })
    .toReversed()
}

function goesOn(token: Token | undefined, others?: ReadonlySet<string>): boolean {
  return token?.kind === 'sign' && (joining.has(token.text) || (others?.has(token.text) ?? false))
}

export function isAssigning({ kind, text }: Token): boolean {
  return kind === 'sign' && assigning.has(text)
}
