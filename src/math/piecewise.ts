/** `Piecewise[{{a, test}, {b, True}}, c]` of Mathematica and `Piecewise((a, test), (b, True))` of SymPy, as choices. */
import { closingOf, parted } from './bars'
import type { Token } from './tokens'

/**
 * The tokens with such a call as `(test ? a : c)`. Mathematica's is 0 where no test holds; SymPy's has no value there, and
 * so is to say what is left. What is none stays.
 */
export function withPieces(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ text }, at) => text === 'Piecewise' && closingOf(tokens, at + 1) > 0)
  const close = closingOf(tokens, at + 1)
  const [name, end] = [tokens[at], tokens[close]]
  if (!name || !end) return tokens
  const given = parted(tokens.slice(at + 2, close))
  const [first = []] = given
  const isList = first[0]?.text === '{' && parted(first.slice(1, -1)).every(isWrapped)
  const pairs = isList ? parted(first.slice(1, -1)) : given
  const pieces = pairs.map((pair) => parted(pair.slice(1, -1)))
  const isAll =
    pairs.length > 0 &&
    pairs.every(isWrapped) &&
    pieces.every((piece) => piece.length === 2 && piece.every(({ length }) => length > 0))
  const sure = pieces.findIndex(([, test]) => isTrue(test))
  const isKnown =
    isAll && (isList ? given.length <= 2 : sure >= 0) && (sure < 0 || sure === pieces.length - 1)
  if (!isKnown) return tokens
  const sign = (place: Token | undefined, text: string): Token => ({ ...(place ?? end), kind: 'sign', text })
  const held = (value: readonly Token[], place?: Token): Token[] => [
    sign(place, '('),
    ...value,
    sign(place, ')'),
  ]
  const choices = pieces.flatMap(([value = [], test = []], index) => {
    const [open, last] = [pairs[index]?.[0], pairs[index]?.at(-1)]
    const its = [sign(open, '('), ...value, sign(test[0], ')')]
    return isTrue(test)
      ? its
      : [sign(open, '('), ...test, sign(last, ')'), sign(last, '?'), ...its, sign(last, ':')]
  })
  const otherwise: readonly Token[] = given[1] && isList ? given[1] : [{ ...end, kind: 'number', text: '0' }]
  const all = sure >= 0 ? choices : [...choices, ...held(otherwise)]
  return [
    ...tokens.slice(0, at),
    sign(name, '('),
    ...all,
    sign(end, ')'),
    ...withPieces(tokens.slice(close + 1)),
  ]
}

function isTrue(test: readonly Token[] = []): boolean {
  return test.length === 1 && /^true$/i.test(test[0]?.text ?? '')
}

/** Whether one pair of brackets is around all of it. */
function isWrapped(tokens: readonly Token[]): boolean {
  return tokens.length > 2 && closingOf(tokens, 0) === tokens.length - 1
}
