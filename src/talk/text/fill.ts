/** A text with its numbers, at a moment of the race. */
import type { Moment } from '../expression/moment'
import type { Expression, Result } from '../expression/expression'
import type { CheckedText } from './checkText'
import { numberText } from './numberText'
import type { Amount, Link, Part, Span, Target } from './spans'

/** A span as it is shown. `problem` says why there is no number, or where the link does not lead. */
export type FilledSpan =
  | {
      readonly kind: 'words' | 'number'
      readonly text: string
      readonly isEmphasised: boolean
      readonly problem?: string
      /** What was written, where it does not compile. */
      readonly written?: string
    }
  | { readonly kind: 'control'; readonly path: string; readonly text: string; readonly problem?: string }
  | {
      readonly kind: 'link'
      readonly target: Target
      readonly spans: readonly FilledSpan[]
      /** Of `seek`: in turns. */
      readonly step?: number
      readonly problem?: string
    }

export function fill({ paragraphs, ...checked }: CheckedText, moment: Moment): FilledSpan[][] {
  return paragraphs.map((spans) => spans.map((span) => filled(span, checked, moment)))
}

type Checked = Omit<CheckedText, 'paragraphs'>

function filled(span: Span, checked: Checked, moment: Moment): FilledSpan {
  switch (span.kind) {
    case 'words':
      return span
    case 'number':
      return { kind: 'number', isEmphasised: span.isEmphasised, ...amount(span, checked, moment) }
    case 'control':
      return { kind: 'control', path: span.path.text, ...control(span.path, checked) }
    case 'link':
      return {
        kind: 'link',
        target: span.target,
        spans: span.spans.map((inner) => filled(inner, checked, moment)),
        ...destination(span, checked, moment),
      }
  }
}

function amount(
  { expression, digits }: Amount,
  { expressions, wrong }: Checked,
  moment: Moment,
): { readonly text: string; readonly problem?: string; readonly written?: string } {
  const mistake = wrong.get(expression)
  if (mistake)
    return { text: 'no number', problem: mistake.message, written: `{= ${expression.text.trim()} }` }
  const result = resultOf(expressions.get(expression), moment)
  if (result.kind === 'number') return { text: numberText(result.value, digits) }
  if (result.kind === 'words') return { text: result.words }
  return { text: result.word, problem: `${expression.text}: ${result.problem}` }
}

function resultOf(expression: Expression | undefined, moment: Moment): Result {
  return expression?.evaluate(moment) ?? { kind: 'none', word: 'no number', problem: 'it does not compile' }
}

function control(
  path: Part,
  { controls, wrong }: Checked,
): { readonly text: string; readonly problem?: string } {
  const quantity = controls.get(path)
  if (quantity) return { text: numberText(quantity.value) }
  const mistake = wrong.get(path)
  return { text: path.text, ...(mistake && { problem: mistake.message }) }
}

function destination(
  { target }: Link,
  { expressions, wrong }: Checked,
  moment: Moment,
): { readonly step?: number; readonly problem?: string } {
  if (target.kind === 'show') return {}
  const part = target.kind === 'seek' ? target.expression : target.value
  const mistake = wrong.get(part)
  if (mistake) return { problem: mistake.message }
  const expression = expressions.get(part)
  // A word that is set needs no race.
  if (target.kind === 'set' && !expression) return {}
  const result = resultOf(expression, moment)
  if (result.kind === 'none') return { problem: `${part.text}: ${result.problem}` }
  if (target.kind === 'set') return {}
  if (result.kind === 'words') return { problem: `${part.text}: words are no step` }
  const { value } = result
  if (value >= 0 && value <= moment.race.turns) return { step: value }
  return { problem: `${part.text}: the race has no step ${value}, its steps are 0 to ${moment.race.turns}` }
}

/** Paragraphs as plain text. */
export function plainText(paragraphs: readonly (readonly FilledSpan[])[]): string {
  return paragraphs.map((spans) => spans.map(plainSpan).join('')).join('\n\n')
}

function plainSpan(span: FilledSpan): string {
  return span.kind === 'link' ? span.spans.map(plainSpan).join('') : span.text
}

/** Why numbers and links of a text have none, in order. */
export function problemsIn(paragraphs: readonly (readonly FilledSpan[])[]): string[] {
  return paragraphs.flat().flatMap(problemsOf)
}

function problemsOf(span: FilledSpan): string[] {
  if (span.kind === 'control') return []
  const own = span.problem === undefined ? [] : [span.problem]
  return span.kind === 'link' ? [...span.spans.flatMap(problemsOf), ...own] : own
}
