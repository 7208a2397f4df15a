/** Making, taking apart and rewriting syntax. */
import { type Line, type Operator, type Syntax, childrenOf } from '../../math/syntax'
import { write } from './writing'

const nowhere = { at: 0, length: 0 } as const

export const one = number(1)

export function number(value: number): Syntax {
  return { kind: 'number', value, text: String(value), ...nowhere }
}

export function name(text: string): Syntax {
  return { kind: 'name', name: text, ...nowhere }
}

export function join(left: Syntax, operator: Operator, right: Syntax): Syntax {
  return { kind: 'operation', operator, left, right, ...nowhere }
}

export function times(first: Syntax, ...others: readonly Syntax[]): Syntax {
  return others.reduce((left, right) => join(left, '*', right), first)
}

export function call(of: string, ...args: readonly Syntax[]): Syntax {
  return { kind: 'call', name: of, args, ...nowhere }
}

export function root(of: Syntax): Syntax {
  return call('sqrt', of)
}

export function choose(test: Syntax, yes: Syntax, no: Syntax): Syntax {
  return { kind: 'choice', test, yes, no, ...nowhere }
}

/** Whether the step is later than the first. */
export const later: Syntax = {
  kind: 'comparison',
  operator: '>',
  left: name('t'),
  right: number(1),
  ...nowhere,
}

export function assign(target: string, value: Syntax): Line {
  return { target, value, ...nowhere }
}

/** Replaces parts, the innermost first. */
export function rewrite(syntax: Syntax, change: (part: Syntax) => Syntax): Syntax {
  const on = (part: Syntax): Syntax => rewrite(part, change)
  switch (syntax.kind) {
    case 'negative':
    case 'not':
    case 'component':
      return change({ ...syntax, of: on(syntax.of) })
    case 'operation':
    case 'comparison':
    case 'logic':
      return change({ ...syntax, left: on(syntax.left), right: on(syntax.right) })
    case 'choice':
      return change({ ...syntax, test: on(syntax.test), yes: on(syntax.yes), no: on(syntax.no) })
    case 'call':
      return change({ ...syntax, args: syntax.args.map(on) })
    default:
      return change(syntax)
  }
}

export function rewriteLines(lines: readonly Line[], change: (part: Syntax) => Syntax): Line[] {
  return lines.map((line) => ({ ...line, value: rewrite(line.value, change) }))
}

/** The parts that fit, in all lines, each with the line that it is in. */
export function findParts(
  lines: readonly Line[],
  fits: (part: Syntax) => boolean,
): { readonly part: Syntax; readonly line: number }[] {
  const within = (part: Syntax): Syntax[] => [
    ...(fits(part) ? [part] : []),
    ...childrenOf(part).flatMap(within),
  ]
  return lines.flatMap(({ value }, line) => within(value).map((part) => ({ part, line })))
}

/** The lines with this one part replaced: the very one, not others like it. */
export function replacePart(lines: readonly Line[], old: Syntax, by: Syntax): Line[] {
  const replaced = (part: Syntax): Syntax => {
    if (part === old) return by
    switch (part.kind) {
      case 'negative':
      case 'not':
      case 'component':
        return { ...part, of: replaced(part.of) }
      case 'operation':
      case 'comparison':
      case 'logic':
        return { ...part, left: replaced(part.left), right: replaced(part.right) }
      case 'choice':
        return { ...part, test: replaced(part.test), yes: replaced(part.yes), no: replaced(part.no) }
      case 'call':
        return { ...part, args: part.args.map(replaced) }
      default:
        return part
    }
  }
  return lines.map((line) => ({ ...line, value: replaced(line.value) }))
}

/** Puts a value in place of a name. */
export function substitute(syntax: Syntax, what: string, by: Syntax): Syntax {
  return rewrite(syntax, (part) => (isName(part, what) ? by : part))
}

export function isName(syntax: Syntax, what: string): boolean {
  return syntax.kind === 'name' && syntax.name === what
}

export function isNumber(syntax: Syntax, value: number): boolean {
  return syntax.kind === 'number' && syntax.value === value
}

export function same(a: Syntax, b: Syntax): boolean {
  return write(a) === write(b)
}

export function mentions(syntax: Syntax, what: string): boolean {
  return isName(syntax, what) || childrenOf(syntax).some((part) => mentions(part, what))
}

export interface Term {
  readonly sign: 1 | -1
  readonly of: Syntax
}

/** The terms of a sum. */
export function termsOf(syntax: Syntax): Term[] {
  const negated = (terms: readonly Term[]): Term[] =>
    terms.map(({ sign, of }) => ({ sign: sign === 1 ? -1 : 1, of }))
  if (syntax.kind === 'negative') return negated(termsOf(syntax.of))
  if (syntax.kind !== 'operation') return [{ sign: 1, of: syntax }]
  if (syntax.operator === '+') return [...termsOf(syntax.left), ...termsOf(syntax.right)]
  if (syntax.operator === '-') return [...termsOf(syntax.left), ...negated(termsOf(syntax.right))]
  return [{ sign: 1, of: syntax }]
}

export function sumOf(terms: readonly Term[]): Syntax {
  const [first, ...others] = [...terms].sort((a, b) => b.sign - a.sign)
  if (!first) return number(0)
  const begin: Syntax = first.sign === 1 ? first.of : { kind: 'negative', of: first.of, ...nowhere }
  return others.reduce((left, { sign, of }) => join(left, sign === 1 ? '+' : '-', of), begin)
}

/** The factors of a product. */
export function factorsOf(syntax: Syntax): Syntax[] {
  return syntax.kind === 'operation' && syntax.operator === '*'
    ? [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
    : [syntax]
}

export function productOf(factors: readonly Syntax[]): Syntax {
  const [first = one, ...others] = factors
  return times(first, ...others)
}

/** Without what changes nothing: factors of 1, terms of 0, roots of 1. */
export function simplify(syntax: Syntax): Syntax {
  return rewrite(syntax, (part) => {
    if (part.kind === 'call' && part.name === 'sqrt' && part.args.some((arg) => isNumber(arg, 1))) return one
    if (part.kind === 'negative' && isNumber(part.of, 0)) return number(0)
    if (part.kind !== 'operation') return part
    const { operator, left, right } = part
    if (operator === '*' && (isNumber(left, 0) || isNumber(right, 0))) return number(0)
    if (operator === '*' && isNumber(left, 1)) return right
    if ((operator === '*' || operator === '/') && isNumber(right, 1)) return left
    if ((operator === '+' || operator === '-') && isNumber(right, 0)) return left
    return operator === '+' && isNumber(left, 0) ? right : part
  })
}
