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
 * expression. The ends of TeX's lines stay.
 */
export function joinLines(tokens: readonly Token[]): Token[] {
  if (!tokens.some(isAssigning)) return tokens.filter(({ kind, text }) => kind !== 'newline' || text !== '\n')
  let depth = 0
  const following = nextInLines(tokens)
  return tokens.filter((token, index) => {
    if (isOpening(token)) depth += 1
    if (isClosing(token)) depth -= 1
    if (token.kind !== 'newline' || token.text !== '\n') return true
    const before = tokens[index - 1]
    return depth <= 0 && !goesOn(before, assigning) && !goesOn(following[index])
  })
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
