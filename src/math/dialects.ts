/** Spellings of Mathematica, MATLAB, C and Python around a surface, as tokens of this language. */
import { closingOf, isClosing, isOpening } from './bars'
import { isFunctionName } from './nameReading'
import type { Token } from './tokens'

/** What is none of them stays. `names` have values of their own. */
export function withDialects(tokens: readonly Token[], names: readonly string[]): Token[] {
  return withoutReductions(withCalls(withHeads(withPatterns(withoutSuffixes(tokens, names)))))
}

/** `1.0f` of C is a number, unless f has another meaning. */
export function withoutSuffixes(tokens: readonly Token[], names: readonly string[]): readonly Token[] {
  const isSuffix = (token: Token, at: number): boolean => {
    const before = tokens[at - 1]
    const isNext = before?.kind === 'number' && before.at + before.length === token.at
    return (
      token.kind === 'name' &&
      token.text === 'f' &&
      isNext &&
      before.length > before.text.replace('.', '').length
    )
  }
  const isOwn =
    names.includes('f') || tokens.some((token, at) => token.text === 'f' && tokens[at + 1]?.text === '=')
  return isOwn ? tokens : tokens.filter((token, at) => !isSuffix(token, at))
}

const types = new Set(['float', 'double', 'real', 'auto', 'const'])

/** `f[x_, y_] :=` of Mathematica as `f(x, y) =`, at the beginning. */
function withPatterns(tokens: readonly Token[]): readonly Token[] {
  const close = tokens.findIndex(({ text }) => text === ']')
  const [name, open, first] = tokens
  if (name?.kind !== 'name' || open?.text !== '[' || !first?.text.endsWith('_') || tokens[close + 1]?.text !== '=') return tokens // prettier-ignore
  return tokens.map((token, at) => {
    if (at === 1 || at === close) return { ...token, text: at === 1 ? '(' : ')' }
    return at < close && token.kind === 'name' ? { ...token, text: token.text.replace(/_$/, '') } : token
  })
}

/** `double f(double x, double y) {` and `function z = f(x, y) … end` as functions of this language. */
function withHeads(tokens: readonly Token[]): readonly Token[] {
  const [first, second, third] = tokens
  if (first && types.has(first.text) && second?.kind === 'name' && third?.text === '(') {
    const close = tokens.findIndex(({ text }) => text === ')')
    const head = tokens.slice(1, close).filter(({ text }) => !types.has(text))
    const rest = tokens
      .slice(close)
      .filter(({ text }, at, all) => !(types.has(text) && all[at + 1]?.kind === 'name'))
    return tokens[close + 1]?.text === '{' ? [{ ...first, text: 'function' }, ...head, ...rest] : tokens
  }
  if (first?.text !== 'function' || second?.kind !== 'name' || third?.text !== '=') return tokens
  return ofMatlab(tokens, second)
}

/** The head goes before the last value of what the function gives back. */
function ofMatlab(tokens: readonly Token[], given: Token): readonly Token[] {
  const close = tokens.findIndex(({ text }) => text === ')')
  const head = tokens.slice(3, close + 1)
  const value = tokens.findLastIndex(
    ({ text }, at) => text === given.text && tokens[at + 1]?.text === '=' && at > close,
  )
  const ends = tokens.findLastIndex(({ text }) => text === 'end')
  if (close < 0 || value < 0) return tokens
  const body = tokens.filter((_, at) => at !== ends)
  return [...body.slice(close + 1, value), ...head, ...body.slice(value + 1)]
}

/** `Sin[x]` of Mathematica: capitals before square brackets; there `Pi` and `E` are the constants. */
function withCalls(tokens: readonly Token[]): readonly Token[] {
  const isCall = ({ kind, text }: Token, at: number): boolean =>
    kind === 'name' &&
    tokens[at + 1]?.text === '[' &&
    /^[A-Z][A-Za-z0-9]*$/.test(text) &&
    (text === 'If' || isFunctionName(text.toLowerCase()))
  if (!tokens.some(isCall)) return tokens
  const written: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const close = isCall(token, at) ? closingOf(tokens, at + 1) : -1
    const constant = token.kind === 'name' ? { Pi: 'pi', E: 'e' }[token.text] : undefined
    if (close < 0) {
      written.push(constant === undefined ? token : { ...token, text: constant })
      continue
    }
    written.push(...called(token, withCalls(tokens.slice(at + 2, close)), tokens[close] ?? token))
    at = close
  }
  return written
}

/** A call with round brackets. `Log[b, x]` has its base first. */
function called(name: Token, inner: readonly Token[], close: Token): Token[] {
  const sign = (text: string): Token => ({ ...close, kind: 'sign', text })
  const call = (args: readonly Token[]): Token[] => [
    { ...name, text: name.text === 'If' ? 'If' : name.text.toLowerCase() },
    { ...name, kind: 'sign', text: '(' },
    ...args,
    sign(')'),
  ]
  let depth = 0
  const comma = inner.findIndex((token) => {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return depth === 0 && token.text === ','
  })
  if (name.text !== 'Log' || comma < 0) return call(inner)
  const [base, of] = [inner.slice(0, comma), inner.slice(comma + 1)]
  return [{ ...name, kind: 'sign', text: '{' }, ...call(of), sign('/'), ...call(base), sign('}')]
}

const reductions = new Set(['sum', 'mean', 'item', 'detach', 'float', 'double'])

/** `(x - 1).mean()` of a number is the number, and `PI()` is one. */
function withoutReductions(tokens: readonly Token[]): Token[] {
  const begins = (at: number): boolean =>
    tokens[at]?.text === '.' &&
    reductions.has(tokens[at + 1]?.text ?? '') &&
    tokens[at + 2]?.text === '(' &&
    tokens[at + 3]?.text === ')'
  const isPi = (at: number): boolean =>
    /^pi$/i.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '(' && tokens[at + 2]?.text === ')'
  return tokens
    .map((token, at) => (isPi(at) ? { ...token, text: 'pi' } : token))
    .filter((_, at) => ![0, 1, 2, 3].some((back) => begins(at - back)) && !isPi(at - 1) && !isPi(at - 2))
}
