/** The syntax tree of a text: what the person wrote, with positions. TeX and the graph are made from it. */

export type Operator = '+' | '-' | '*' | '/' | '%' | '^'
export type Logic = 'and' | 'or'
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

interface Span {
  /** Index into the text, from 0. */
  readonly at: number
  readonly length: number
}

export type Syntax = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly text: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negative'; readonly of: Syntax }
    | {
        readonly kind: 'operation'
        readonly operator: Operator
        readonly left: Syntax
        readonly right: Syntax
      }
    | {
        readonly kind: 'comparison'
        readonly operator: Comparison
        readonly left: Syntax
        readonly right: Syntax
      }
    | { readonly kind: 'logic'; readonly operator: Logic; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: 'not'; readonly of: Syntax }
    | { readonly kind: 'choice'; readonly test: Syntax; readonly yes: Syntax; readonly no: Syntax }
    | { readonly kind: 'component'; readonly of: Syntax; readonly index: number }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[] }
  )

/**
 * An assignment, or a last line that is a bare expression (then `target` is undefined). A loop is three kinds of lines:
 * its head, whose value is the condition, the lines of its body, and its end.
 */
export interface Line extends Span {
  readonly target: string | undefined
  readonly value: Syntax
  /** Of the head of a loop. */
  readonly repeat?: { readonly bound: number; readonly isTested: boolean }
  /** Whether it ends a loop. */
  readonly ends?: true
  /** How many loops are around it. */
  readonly depth?: number
}

/** An expression and all its parts, at every depth. */
export function partsOf(syntax: Syntax): Syntax[] {
  return [syntax, ...childrenOf(syntax).flatMap(partsOf)]
}

/** The parts that it is made of, one level down. */
export function childrenOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'negative':
    case 'not':
    case 'component':
      return [syntax.of]
    case 'operation':
    case 'logic':
    case 'comparison':
      return [syntax.left, syntax.right]
    case 'choice':
      return [syntax.test, syntax.yes, syntax.no]
    case 'call':
      return syntax.args
    case 'number':
    case 'name':
      return []
  }
}
