/** Functions without brackets, as TeX has them: `\cos 2\pi x` takes the product that follows. */
import { isClosing, isOpening } from './bars'
import { constants } from './functions'
import { ownOf } from './own'
import { isLineEnd } from './statements'
import type { Syntax } from './syntax'
import type { Token } from './tokens'

/** What the parser does for it. */
export interface Reading {
  /** A token that is not read yet. */
  peek(ahead: number): Token | undefined
  isFunction(token: Token): boolean
  beginsFactor(): boolean
  take(sign: string): Token | undefined
  power(): Syntax
  multiply(left: Syntax, right: Syntax): Syntax
}

/**
 * Reads an argument: factors side by side, up to the next function. `isOpen` says that it may go on, at a sign or at
 * a bracket: a product of numbers alone does.
 */
export function bareArgument(read: Reading): { readonly argument: Syntax; readonly isOpen: boolean } {
  let argument = read.power()
  for (;;) {
    const next = read.peek(0)
    const isPlain = isNumeric(argument)
    const isSigned = next?.kind === 'sign' && /^[*/%]$/.test(next.text)
    const isExponential = next?.text === 'e' && read.peek(1)?.text === '^'
    if (isPlain && read.take('*')) argument = read.multiply(argument, read.power())
    else if (isSigned) return { argument, isOpen: !isFollowedByFunction(read) }
    else if (!next || !read.beginsFactor() || read.isFunction(next)) return { argument, isOpen: false }
    else if (!isPlain && (isOpening(next) || isExponential)) return { argument, isOpen: true }
    else argument = read.multiply(argument, read.power())
  }
}

/** Whether what comes behind the next sign is a function, as in `\sin x \cdot \cos y`. */
function isFollowedByFunction(read: Reading): boolean {
  const after = read.peek(1)
  return after !== undefined && read.isFunction(after)
}

function isNumeric(syntax: Syntax): boolean {
  if (syntax.kind === 'number') return true
  if (syntax.kind === 'name') return ownOf(constants, syntax.name) !== undefined
  return syntax.kind === 'operation' && isNumeric(syntax.left) && isNumeric(syntax.right)
}

/** The last token of the product from a place on, or of the sum. It ends at the next function too. */
export function lastOfProduct(
  tokens: readonly Token[],
  from: number,
  isFunction: (token: Token) => boolean,
  isSum = false,
): Token | undefined {
  let depth = 0
  const end = tokens.findIndex((token, at) => {
    if (at < from) return false
    const before = tokens[at - 1]
    const isSign = /^[-+]$/.test(token.text) && !/^[*/%^]$/.test(before?.text ?? '')
    const ends =
      isLineEnd(token) ||
      token.kind === 'end' ||
      isClosing(token) ||
      (isSign && at > from && !isSum) ||
      (token.kind === 'sign' &&
        /^(?:[,?:&=]|[<>=!]=?|&&|\|\||\\.*)$/.test(token.text) &&
        !/^\\(?:frac|sqrt)$/.test(token.text)) || // prettier-ignore
      (at > from && !isSum && isFunction(token))
    if (depth === 0 && ends) return true
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return false
  })
  const last = (end < 0 ? tokens.length : end) - 1
  return tokens[/^[*/%]$/.test(tokens[last]?.text ?? '') ? last - 1 : last]
}
