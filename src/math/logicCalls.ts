/** Logic as spreadsheets, Mathematica and NumPy call it: `AND(a, b)`, `Or[a, b]`, `logical_not(a)`. */
import { closingOf, isClosing, parted } from './bars'
import type { Token } from './tokens'

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&&': 'and And AND logical_and', '||': 'or Or OR logical_or', '!': 'Not NOT logical_not' })
    .flatMap(([sign, names]) => names.split(' ').map((name) => [name, sign] as const)),
) // prettier-ignore

/** The tokens with calls of logic as signs between brackets, unless they are names of values. Between two values a word stays. */
export function withLogicCalls(tokens: readonly Token[], names: readonly string[]): readonly Token[] {
  const at = tokens.findIndex((token, at) => isCall(tokens, token, at, names))
  const close = at < 0 ? -1 : closingOf(tokens, at + 1)
  const [name, open, end] = [tokens[at], tokens[at + 1], tokens[close]]
  if (!name || !open || !end) return tokens
  const sign = signs.get(name.text) ?? ''
  const [begin, finish] = [bracket(open, '('), bracket(end, ')')]
  const inner = withLogicCalls(tokens.slice(at + 2, close), names)
  const joined = parted(inner).flatMap((part, index) =>
    index === 0 ? part : [finish, bracket(end, sign), begin, ...part],
  )
  return [
    ...tokens.slice(0, at),
    begin,
    ...(sign === '!' ? [bracket(name, sign)] : []),
    begin,
    ...joined,
    finish,
    finish,
    ...withLogicCalls(tokens.slice(close + 1), names),
  ]
}

function isCall(
  tokens: readonly Token[],
  { kind, text }: Token,
  at: number,
  names: readonly string[],
): boolean {
  const next = tokens[at + 1]
  if (kind !== 'name' || !signs.has(text) || names.includes(text) || next?.kind !== 'sign') return false
  // Square brackets are Mathematica's, behind a capital.
  if (next.text !== '(' && !(next.text === '[' && /^[A-Z]/.test(text))) return false
  const before = tokens[at - 1]
  return (
    !before || !(before.kind === 'number' || before.kind === 'name' || isClosing(before)) || isWord(before)
  )
}

/** Whether it is a word between values, and no value. */
function isWord({ kind, text }: Token): boolean {
  return kind === 'name' && (signs.has(text) || ['if', 'then', 'else', 'mod'].includes(text))
}

function bracket(place: Token, text: string): Token {
  return { ...place, kind: 'sign', text }
}
