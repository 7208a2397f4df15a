/** Functions of one name that stands for two, as programs and papers have them. */
import type { Token } from './tokens'

/**
 * The tokens with both names in the head of such a function: `x, y = p` in its first line, `f(x) = x_1^2 + x_2^2`, or `v(1)` and
 * `v(2)`.
 */
export function withParts(tokens: readonly Token[]): Token[] {
  const head = tokens.findIndex(
    (_, at) =>
      tokens[at + 1]?.text === '(' &&
      tokens[at + 3]?.text === ')' &&
      tokens[at + 4]?.text === '=' &&
      startsLine(tokens, at),
  )
  const whole = tokens[head + 2]
  if (head < 0 || whole?.kind !== 'name') return [...tokens]
  return (
    unpacked(tokens, head, whole) ??
    numbered(tokens, head, whole) ??
    called(tokens, head, whole) ?? [...tokens]
  )
}

function startsLine(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || (before.kind === 'newline' && before.text !== '\\\\')
}

/** `x, y = p` */
function unpacked(tokens: readonly Token[], head: number, whole: Token): Token[] | undefined {
  const at = tokens.findIndex(({ kind }, index) => {
    const [comma, second, sign, name] = tokens.slice(index + 1, index + 5)
    return kind === 'name' && comma?.text === ',' && second?.kind === 'name' && sign?.text === '=' && name?.text === whole.text && startsLine(tokens, index) // prettier-ignore
  })
  const [first, , second] = tokens.slice(at, at + 3)
  if (at < 0 || at > head || !first || !second) return undefined
  const isUsed = tokens.some(
    ({ text }, index) => text === whole.text && index !== head + 2 && index !== at + 4,
  )
  const rest = tokens.filter((_, index) => index < at || index > at + 4)
  return isUsed ? undefined : renamed(rest, head - 5, [first, second])
}

/** `x_1` and `x_2` */
function numbered(tokens: readonly Token[], head: number, whole: Token): Token[] | undefined {
  const named = (digit: number): Token | undefined =>
    tokens.find(({ kind, text }) => kind === 'name' && (text === `${whole.text}${digit}` || text === `${whole.text}_${digit}`)) // prettier-ignore
  const [first, second] = [named(1), named(2)]
  const isAlone = tokens.some(({ text }, index) => text === whole.text && index !== head + 2)
  return !first || !second || named(3) || isAlone ? undefined : renamed(tokens, head, [first, second])
}

/** `v(1)` and `v(2)`, and v nowhere else */
function called(tokens: readonly Token[], head: number, whole: Token): Token[] | undefined {
  const isPart = (at: number): boolean =>
    tokens[at]?.text === whole.text && tokens[at + 1]?.text === '(' && /^[12]$/.test(tokens[at + 2]?.text ?? '') && tokens[at + 3]?.text === ')' // prettier-ignore
  const places = tokens.flatMap(({ text }, at) => (text === whole.text && at !== head + 2 ? [at] : []))
  const numbers = new Set(places.map((at) => tokens[at + 2]?.text))
  if (numbers.size < 2 || !places.every(isPart)) return undefined
  const parts = tokens.flatMap((token, at): Token[] => {
    const place = places.findLast((each) => each <= at && at < each + 4)
    if (place === undefined) return [token]
    return place < at ? [] : [{ ...token, text: `${whole.text}${tokens[at + 2]?.text}` }]
  })
  const [first, second] = [1, 2].map((digit) => ({ ...whole, text: `${whole.text}${digit}` }))
  const moved = parts.findIndex((token) => token === tokens[head])
  return first && second ? renamed(parts, moved, [first, second]) : undefined
}

/** With two names in the head. */
function renamed(tokens: readonly Token[], head: number, [first, second]: readonly [Token, Token]): Token[] {
  const place = tokens[head + 2] ?? first
  const comma: Token = { ...place, kind: 'sign', text: ',' }
  const names = [{ ...place, text: first.text }, comma, { ...place, text: second.text }]
  return [...tokens.slice(0, head + 2), ...names, ...tokens.slice(head + 3)]
}
