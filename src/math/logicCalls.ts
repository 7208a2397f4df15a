/** Logic as spreadsheets, Mathematica and NumPy call it: `AND(a, b)`, `Or[a, b]`, `logical_not(a)`. */
import { closingOf, isOpening, parted } from './bars'
import type { Token } from './tokens'

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&&': 'and And AND logical_and', '||': 'or Or OR logical_or', '!': 'Not NOT logical_not' })
    .flatMap(([sign, names]) => names.split(' ').map((name) => [name, sign] as const)),
) // prettier-ignore

/** More of them, and more in one another, are no formula that a person writes. */
const [maxCalls, maxParts, maxDeep] = [100, 64, 16]

/**
 * The tokens with calls of logic as signs between brackets. A name of a value stays what it is, and so does `or (a)` between
 * two values: a call of `and` and `or` has a comma.
 */
export function withLogicCalls(tokens: readonly Token[], names: readonly string[]): readonly Token[] {
  const isValue = (name: string): boolean =>
    names.includes(name) ||
    tokens.some(({ kind, text }, at) => kind === 'name' && text === name && !isCalled(tokens, at))
  const calls = [...signs].filter(([name]) => tokens.some(({ text }) => text === name) && !isValue(name))
  const known = new Map(calls)
  const count = tokens.filter(
    ({ kind, text }, at) => kind === 'name' && known.has(text) && isCalled(tokens, at),
  ).length
  return count > 0 && count <= maxCalls ? written(tokens, known, 0) : tokens
}

/** Square brackets are Mathematica's, behind a capital. */
function isCalled(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (!next || !isOpening(next)) return false
  return next.text === '(' || (next.text === '[' && /^[A-Z]/.test(tokens[at]?.text ?? ''))
}

function written(
  tokens: readonly Token[],
  calls: ReadonlyMap<string, string>,
  deep: number,
): readonly Token[] {
  const all: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const sign = token.kind === 'name' ? calls.get(token.text) : undefined
    const close =
      sign !== undefined && deep < maxDeep && isCalled(tokens, at) ? closingOf(tokens, at + 1) : -1
    const parts = close < 0 ? [] : parted(tokens.slice(at + 2, close), [',', ';'])
    const isRight = sign === '!' ? parts.length === 1 : parts.length > 1 && parts.length <= maxParts
    if (sign === undefined || !isRight || parts.some(({ length }) => length === 0)) {
      all.push(token)
      continue
    }
    all.push(bracket(token, '('), ...(sign === '!' ? [bracket(token, sign)] : []), bracket(token, '('))
    for (const [index, part] of parts.entries()) {
      if (index > 0) all.push(...[')', sign, '('].map((text) => behind(parts[index - 1], text)))
      all.push(...written(part, calls, deep + 1))
    }
    all.push(...[')', ')'].map((text) => bracket(tokens[close] ?? token, text)))
    at = close
  }
  return all
}

function bracket(place: Token, text: string): Token {
  return { ...place, kind: 'sign', text }
}

/** A sign where a part ends, so that a mistake there is marked there. */
function behind(part: readonly Token[] | undefined, text: string): Token {
  const last = part?.at(-1)
  return { kind: 'sign', text, at: last ? last.at + last.length : 0, length: 1 } as Token
}
