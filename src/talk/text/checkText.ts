/** A text of a talk together with its Experiment: every expression compiled, every path and mark looked up. */
import { FormulaError } from '../../math/error'
import { type Wording, errorAt, shiftErrors } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { type Expression, compileExpression } from '../expression/expression'
import { type PathQuantity, quantityAt } from '../path/quantity'
import { partAt } from '../path/path'
import { editOfText } from '../path/editOfText'
import { missingMark } from './marks'
import { maxMistakes, readText } from './readText'
import type { Paragraph, Part, Span, Target } from './spans'

/** What the spans of a text mean in its Experiment. A part with a mistake has no entry. */
export interface CheckedText {
  readonly paragraphs: readonly Paragraph[]
  /** Of numbers and of links to a step, by the part of the text. */
  readonly expressions: ReadonlyMap<Part, Expression>
  readonly controls: ReadonlyMap<Part, PathQuantity>
  /** What is wrong with parts of the text. */
  readonly wrong: ReadonlyMap<Part, FormulaError>
  /** With their places in the text: those of the text alone first. */
  readonly mistakes: readonly FormulaError[]
}

export function checkText(text: string, experiment: Experiment): CheckedText {
  const { paragraphs, mistakes: read } = readText(text)
  const expressions = new Map<Part, Expression>()
  const controls = new Map<Part, PathQuantity>()
  const wrong = new Map<Part, FormulaError>()
  const mistakes = [...read]
  const spans = paragraphs.flat().flatMap(withInner)
  for (const span of spans) {
    if (mistakes.length >= maxMistakes) break
    try {
      checkSpan(span)
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      mistakes.push(error)
      for (const part of partsOf(span)) wrong.set(part, error)
    }
  }
  return { paragraphs, expressions, controls, wrong, mistakes }

  function checkSpan(span: Span): void {
    if (span.kind === 'number') compile(span.expression)
    if (span.kind === 'control') controls.set(span.path, controlAt(span.path))
    if (span.kind === 'link') checkTarget(span.target)
  }

  function checkTarget(target: Target): void {
    if (target.kind === 'seek') return compile(target.expression)
    if (target.kind === 'show') {
      const missing = missingMark(experiment, target.mark)
      if (missing) throw refusal(missing, target)
      return
    }
    const edit = shiftErrors(text, target.value.at, () =>
      editOfText(experiment, target.path.text, target.value.text),
    )
    if ('wording' in edit) throw refusal(edit.wording, edit.in === 'path' ? target.path : target.value)
    if (edit.expression) expressions.set(target.value, edit.expression)
  }

  function compile(part: Part): void {
    expressions.set(
      part,
      shiftErrors(text, part.at, () => compileExpression(part.text, experiment)),
    )
  }

  function controlAt(path: Part): PathQuantity {
    const found = partAt(experiment, path.text)
    if (!('value' in found)) throw refusal(found, path)
    const quantity = quantityAt(experiment, path.text)
    if (quantity) return quantity
    throw refusal({ problem: `no hand can move "${path.text}"`, advice: 'name a setting or a start' }, path)
  }

  function refusal({ problem, advice }: Wording, { at, length }: Pick<Part, 'at' | 'length'>): FormulaError {
    return errorAt(problem, text, { at, length }, advice)
  }
}

/** The parts of a span that may be wrong, but for what is in it. */
function partsOf(span: Span): readonly Part[] {
  if (span.kind === 'number') return [span.expression]
  if (span.kind === 'control') return [span.path]
  if (span.kind !== 'link') return []
  const { target } = span
  return target.kind === 'set' ? [target.value] : target.kind === 'seek' ? [target.expression] : []
}

function withInner(span: Span): readonly Span[] {
  return span.kind === 'link' ? [span, ...span.spans] : [span]
}

/** The runners whose ensembles the text counts. */
export function countedIn({ expressions }: Pick<CheckedText, 'expressions'>): number[] {
  return [...expressions.values()].flatMap(({ counted }) => counted)
}
