/** Tells the bars of |x| that begin from those that end. */
import { FormulaError } from './error'
import type { Token } from './tokens'

/** With more bars than this, nobody reads a text with certainty. */
const maxBars = 16
const advice = 'write abs( )'

/**
 * Every bar becomes `|(` or `)|`; two of them are a logical or where they can be nothing else.
 * @throws FormulaError if there are several ways, or none
 */
export function resolveBars(given: readonly Token[], text: string, vectors = false): Token[] {
  const tokens = withNorms(given)
  const bars = tokens.filter(isBar)
  const [first] = bars
  if (!first) return [...tokens]
  const refuse = (problem: string): FormulaError =>
    new FormulaError(problem, text, first.at, first.length, advice)
  if (bars.length > maxBars) throw refuse(`more than ${maxBars} "|"`)
  const [reading, ...others] = readingsIn(tokens, vectors)
  if (!reading) throw refuse('a "|" that does not fit')
  if (others.length > 0) throw refuse('"|" can be read in several ways')
  let next = 0
  return tokens
    .map((token) => (isBar(token) ? { ...token, text: reading[next++] ?? token.text } : token))
    .filter(({ kind, text: sign }) => kind !== 'sign' || sign !== '')
    .map((token) => (pairs.has(token.text) ? { ...token, length: Math.max(token.length, 2) } : token))
}

const pairs = new Set(['||', '‖(', ')‖'])

/** In rules, two bars on each side are a norm, if that can be. */
function readingsIn(tokens: readonly Token[], vectors: boolean): Bar[][] {
  const ways: Reading[] = [{}, { hasOr: true }]
  if (vectors) ways.unshift({ hasNorm: true }, { hasNorm: true, hasOr: true })
  for (const way of ways) {
    const found = readingsOf(tokens, way)
    const isMeant = !way.hasNorm || found.some((bars) => bars.includes('‖('))
    if (found.length > 0 && isMeant) return found
  }
  return []
}

/** The bars of norms, which are signs of their own, begin and end by turns. */
function withNorms(tokens: readonly Token[]): readonly Token[] {
  let isOpen = false
  return tokens.map((token) => {
    if (token.kind === 'newline') isOpen = false
    if (token.kind !== 'sign' || token.text !== '‖') return token
    isOpen = !isOpen
    return { ...token, text: isOpen ? '‖(' : ')‖' }
  })
}

/** The second bar of an or says nothing. */
type Bar = '|(' | ')|' | '||' | '‖(' | ')‖' | ''

/** What two bars side by side may be. */
interface Reading {
  readonly hasOr?: boolean
  readonly hasNorm?: boolean
}

/** The ways to read the bars, at most two of them. */
function readingsOf(tokens: readonly Token[], { hasOr = false, hasNorm = false }: Reading): Bar[][] {
  const found: Bar[][] = []
  /** Where nothing can be read: without it, the ways to try would double with each bar. */
  const dead = new Set<string>()
  /** `open` are the brackets around the token, and `ends` says whether a value has just ended. */
  const read = (at: number, open: readonly string[], ends: boolean, bars: readonly Bar[]): void => {
    if (found.length > 1) return
    const token = tokens[at]
    if (!token || token.kind === 'end') {
      if (!open.includes('|') && !open.includes('‖')) found.push([...bars])
      return
    }
    const isInBar = open.at(-1) === '|'
    const go = (inside: readonly string[], hasEnded: boolean, ...its: Bar[]): void =>
      read(at + Math.max(its.length, 1), inside, hasEnded, its.length > 0 ? [...bars, ...its] : bars)
    if (isBar(token)) {
      const key = `${at} ${open.join('')} ${ends}`
      if (dead.has(key)) return
      const before = found.length
      const isDouble = hasNorm && isPair(token, tokens[at + 1])
      if (isDouble && !ends) go([...open, '‖'], false, '‖(', '')
      if (isDouble && ends && open.at(-1) === '‖') go(open.slice(0, -1), true, ')‖', '')
      if (ends && isInBar) go(open.slice(0, -1), true, ')|')
      if ((!ends && !isDouble) || (ends && mayFollow(tokens[at - 1], token, tokens[at + 1])))
        go([...open, '|'], false, '|(')
      if (hasOr && ends && isPair(token, tokens[at + 1])) go(open, false, '||', '')
      if (found.length === before) dead.add(key)
    } else if (token.kind === 'newline' || token.text === ',') {
      if (!isInBar && open.at(-1) !== '‖') go(open, false)
    } else if (token.kind !== 'sign') go(open, true)
    else if (isOpening(token)) go([...open, token.text], false)
    else if (isClosing(token)) {
      if (!isInBar && open.at(-1) !== '‖') go(open.slice(0, -1), true)
    } else if (orders.has(token.text)) go(open, true)
    else if (ends || prefixes.has(token.text)) go(open, false)
  }
  read(0, [], false, [])
  return found
}

/** Which norm it was, behind its second bar. */
const orders = new Set(['‖1', '‖2', '‖inf'])

/** What may stand where a value is expected. */
const prefixes = new Set([
  'if',
  '∛',
  '∜',
  '+',
  '-',
  '!',
  'not',
  '√',
  '\\frac',
  '\\sqrt',
  '\\hessian',
  '\\begin',
  '\\if',
  '\\otherwise',
  '\\end',
  '&',
])

/**
 * Whether a bar may begin just after a value, as in 2|x|: not before a sign, which would go on after an end, not twice,
 * which is a logical or, and not between blanks, which is one too.
 */
function mayFollow(before: Token | undefined, bar: Token, after: Token | undefined): boolean {
  if (!after || after.text === '+' || after.text === '-') return false
  const isApart = before !== undefined && before.at + before.length < bar.at
  return !isPair(bar, after) && !(isApart && after.at > bar.at + bar.length)
}

/** Whether a bar stands just behind another. */
function isPair(bar: Token, after: Token | undefined): boolean {
  return after !== undefined && isBar(after) && after.at === bar.at + bar.length
}

function isBar({ kind, text }: Token): boolean {
  return kind === 'sign' && text === '|'
}

/** Brackets that begin, with those that end them. */
export const brackets: ReadonlyMap<string, string> = new Map(
  Object.entries({ '(': ')', '[': ']', '{': '}', '|(': ')|', '‖(': ')‖', '⌊': '⌋', '⌈': '⌉', '⟨': '⟩' }),
)
const closing = new Set(brackets.values())

export function isOpening({ kind, text }: Token): boolean {
  return kind === 'sign' && brackets.has(text)
}

export function isClosing({ kind, text }: Token): boolean {
  return kind === 'sign' && closing.has(text)
}

/** Where the bracket at a place is closed; −1 if none is there, or it is not. */
export function closingOf(tokens: readonly Token[], from: number): number {
  if (!tokens[from] || !isOpening(tokens[from])) return -1
  let depth = 0
  return tokens.findIndex((token, at) => {
    if (at < from) return false
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return depth === 0
  })
}

/** The parts between the signs that stand in no bracket, without the ends of lines there. */
export function parted(tokens: readonly Token[], signs: readonly string[] = [',']): Token[][] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    if (depth === 0 && signs.includes(token.text)) parts.push([])
    else if (depth > 0 || token.kind !== 'newline' || token.text === ';') parts.at(-1)?.push(token)
  }
  return parts
}
