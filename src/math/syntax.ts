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
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[] }
  )

/** An assignment, or a last line that is a bare expression (then `target` is undefined). */
export interface Line extends Span {
  readonly target: string | undefined
  readonly value: Syntax
}
