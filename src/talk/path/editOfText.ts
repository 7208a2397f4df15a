/** The value behind `set path =`, as it is written: an expression where a number stands, else a word. */
import { errorOf } from '../../math/error'
import type { Wording } from '../../math/words'
import type { Experiment } from '../../experiment/experiment'
import { type Expression, compileExpression } from '../expression/expression'
import type { Moment } from '../expression/moment'
import { keysOf, partAt } from './path'
import { type Edited, setPart } from './setPart'

/** What is set: the number that an expression gives, or a value; or what is wrong, and whether with the path. */
type EditOfText =
  | { readonly expression: Expression; readonly value?: undefined }
  | { readonly expression?: undefined; readonly value: string | boolean }
  | { readonly wording: Wording; readonly in: 'path' | 'value' }

/**
 * Reads `set path = value` without a race. The path must lead to a number, a word or true or false, or to a part that
 * its owner may have. @throws FormulaError at a mistake of the expression, with its place in `text`
 */
export function editOfText(experiment: Experiment, path: string, text: string): EditOfText {
  if (text === '') return { wording: { problem: 'no value after "="', advice: 'write one' }, in: 'value' }
  const found = partAt(experiment, path)
  const value = 'value' in found ? valueOf(text, found.value) : undefined
  if (value !== undefined) {
    const edited = setPart(experiment, path, value)
    return 'problem' in edited ? refused(edited.problem) : { value }
  }
  if ('value' in found && typeof found.value !== 'number')
    return {
      wording: { problem: `${path} is no number and no word`, advice: 'name a part of it' },
      in: 'path',
    }
  // A part that is left out: its owner must know it, and most such parts are numbers.
  if (!('value' in found)) {
    const edited = setPart(experiment, path, 1)
    if ('problem' in edited && !isLeftOut(experiment, path, edited.problem))
      return { wording: found, in: 'path' }
  }
  const expression = compileExpression(text, experiment)
  const constant = /^[-−+]?[\d.]+(?:e[-+]?\d+)?$/i.test(text)
  const edited = constant ? setPart(experiment, path, Number(text.replace('−', '-'))) : undefined
  return edited && 'problem' in edited ? refused(edited.problem) : { expression }
}

/** The Experiment as a link leaves it, with numbers from the race at the playhead. */
export function applySet(experiment: Experiment, path: string, text: string, moment: Moment): Edited {
  let edit: EditOfText | undefined
  const mistake = errorOf(() => {
    edit = editOfText(experiment, path, text)
  })
  if (mistake || !edit) return { problem: mistake?.message ?? 'nothing is set' }
  if ('wording' in edit) return { problem: `${edit.wording.problem}, ${edit.wording.advice}` }
  if (edit.value !== undefined) return setPart(experiment, path, edit.value)
  const result = edit.expression.evaluate(moment)
  if (result.kind === 'none') return { problem: `${path}: ${text} gives no number: ${result.problem}` }
  return setPart(experiment, path, result.kind === 'number' ? result.value : result.words)
}

function refused(problem: string): EditOfText {
  return { wording: { problem, advice: 'write another value' }, in: 'value' }
}

/** A problem with the value alone: the reader knows the part. */
function isLeftOut(experiment: Experiment, path: string, problem: string): boolean {
  const owner = partAt(experiment, (keysOf(path) ?? []).slice(0, -1).join('.'))
  return 'value' in owner && !/not known|there is no/.test(problem)
}

/** Words and flags as JSON has them; undefined where a number stands. */
function valueOf(text: string, present: unknown): string | boolean | undefined {
  if (typeof present === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (typeof present !== 'string') return undefined
  return /^"(.*)"$/s.exec(text)?.[1] ?? text
}
