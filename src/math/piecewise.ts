/** `Piecewise[{{a, test}, {b, True}}, c]` of Mathematica and `Piecewise((a, test), (b, True))` of SymPy, as choices. */
import { closingOf, parted } from './bars'
import type { Token } from './tokens'

/** The tokens with such a call as `(test ? a : c)`. Without another value it is 0 elsewhere. What is none stays. */
export function withPieces(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ text }, at) => text === 'Piecewise' && closingOf(tokens, at + 1) > 0)
  const close = closingOf(tokens, at + 1)
  const [end] = tokens.slice(close)
  if (at < 0 || !end) return tokens
  const given = parted(withPieces(tokens.slice(at + 2, close)))
  const [first = []] = given
  const isList = first[0]?.text === '{' && parted(first.slice(1, -1)).every(isWrapped)
  const pairs = isList ? parted(first.slice(1, -1)) : given
  const pieces = pairs.map((pair) => parted(pair.slice(1, -1)))
  const isAll = pairs.length > 0 && pairs.every(isWrapped) && pieces.every(({ length }) => length === 2)
  if (!isAll || (isList && given.length > 2)) return tokens
  const sign = (text: string): Token => ({ ...end, kind: 'sign', text })
  const last: readonly Token[] = isList && given[1] ? given[1] : [{ ...end, kind: 'number', text: '0' }]
  const choices = pieces.reduceRight<readonly Token[]>(
    (rest, [value = [], test = []]) => {
      const isSure = test.length === 1 && /^true$/i.test(test[0]?.text ?? '')
      const held = [sign('('), ...value, sign(')')]
      return isSure ? held : [sign('('), ...test, sign('?'), ...held, sign(':'), ...rest, sign(')')]
    },
    [sign('('), ...last, sign(')')],
  )
  return [...tokens.slice(0, at), ...choices, ...withPieces(tokens.slice(close + 1))]
}

/** Whether one pair of brackets is around all of it. */
function isWrapped(tokens: readonly Token[]): boolean {
  return tokens.length > 2 && closingOf(tokens, 0) === tokens.length - 1
}
