/** Checks of the values of a talk. */
import { type Check, Misfit, text } from '../../math/check'
import { show } from '../../math/show'
import type { Experiment } from '../../experiment/experiment'
import type { Part } from '../../experiment/schema/reading'
import { speeds } from '../../experiment/limits'
import { compileExpression } from '../expression/expression'
import { partAt } from '../path/path'
import { quantityAt } from '../path/quantity'

/** A text of at most so many characters. */
export function textUpTo(length: number): Check<string> {
  return (value) => {
    const given = text(value)
    if (given.length > length)
      throw new Misfit(`${given.length} characters are too many, ${length} are allowed`)
    return given
  }
}

/** A text; of one that is too long its beginning. */
export function readText<Fallback>(
  part: Part,
  length: number,
  fallback: Fallback,
  outcome?: string,
): string | Fallback {
  const { value } = part
  if (typeof value !== 'string' || value.length <= length)
    return part.read(textUpTo(length), fallback, outcome)
  // Not half of a sign that has two places.
  const begin = value.slice(0, length).replace(/[\ud800-\udbff]$/, '')
  return part.read(textUpTo(length), begin, `the first ${length} are used`)
}

export function speed(value: unknown): number {
  const found = speeds.find((each) => each === value)
  if (found === undefined)
    throw new Misfit(`${show(value)} is not a speed, one of ${speeds.join(', ')} is expected`)
  return found
}

/** An expression that compiles with the Experiment. */
export function expressionIn(experiment: Experiment): Check<string> {
  return (value) => {
    const given = text(value)
    compileExpression(given, experiment)
    return given
  }
}

/** The path of a number that a hand can move. */
export function controlIn(experiment: Experiment): Check<string> {
  return (value) => {
    const path = text(value)
    const found = partAt(experiment, path)
    if (!('value' in found)) throw new Misfit(`${found.problem}, ${found.advice}`)
    if (!quantityAt(experiment, path))
      throw new Misfit(`no hand can move ${show(path)}, name a setting or a start`)
    return path
  }
}
