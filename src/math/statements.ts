/** Where statements end: a line that goes on in the next is one with it. */
import { isClosing, isOpening } from './bars'
import type { Token } from './tokens'

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

/**
 * The tokens without the ends of lines that go on: inside brackets, and at an operator. Without an assignment all is one
 * expression. Among the cases of TeX only its own ends of lines stay.
 */
export function joinLines(tokens: readonly Token[]): Token[] {
  const isOne = !tokens.some(isAssigning)
  let [depth, cases] = [0, 0]
  const following = nextInLines(tokens)
  return tokens.filter((token, index) => {
    if (isOpening(token)) depth += 1
    if (isClosing(token)) depth -= 1
    if (token.text === '\\begin') cases += 1
    if (token.text === '\\end') cases -= 1
    if (token.kind !== 'newline') return true
    if (cases > 0) return token.text !== '\n'
    return !isOne && depth <= 0 && !goesOn(tokens[index - 1], assigning) && !goesOn(following[index])
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

const words: ReadonlyMap<string, string> = new Map([['and', '&&'], ['or', '||'], ['not', 'not']]) // prettier-ignore

/** The tokens with `and`, `or` and `not` as signs, unless they are names of values. */
export function withLogic(tokens: readonly Token[], names: readonly string[] = []): Token[] {
  return tokens.map((token) => {
    const sign = token.kind === 'name' && !names.includes(token.text) ? words.get(token.text) : undefined
    return sign === undefined ? token : { ...token, kind: 'sign', text: sign }
  })
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
