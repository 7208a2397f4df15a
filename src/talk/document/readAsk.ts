/** Reads what a cue asks its visitor to predict. */
import { type Check, Misfit, oneOf } from '../../math/check'
import type { Experiment } from '../../experiment/experiment'
import type { Part } from '../../experiment/schema/reading'
import { between, whole } from '../../experiment/schema/values'
import { largest } from '../../math/bounds'
import { maxOptions, maxQuestion } from '../limits'
import type { Ask } from '../talk'
import { expressionIn, textUpTo } from './values'

const outcome = 'nothing is asked'
const kinds = ['place', 'number', 'choice'] as const
const names = ['kind', 'runner', 'question', 'answer', 'min', 'max', 'options'] as const
type Name = (typeof names)[number]
const namesOf: Readonly<Record<Ask['kind'], readonly Name[]>> = {
  place: ['kind', 'runner'],
  number: ['kind', 'question', 'answer', 'min', 'max'],
  choice: ['kind', 'question', 'answer', 'options'],
}

/** Undefined if nothing is asked, or what is asked has a mistake: no default would make sense. */
export function readAsk(part: Part, experiment: Experiment): Ask | undefined {
  if (part.value === undefined) return undefined
  const at = part.object(names)
  if (at('kind').value === undefined)
    at('kind').problem(`missing, one of ${kinds.join(', ')} is expected; ${outcome}`)
  const kind = at('kind').read(oneOf(kinds), undefined, outcome)
  if (!kind) return undefined
  for (const name of names)
    if (at(name).value !== undefined && !namesOf[kind].includes(name))
      at(name).problem(`not known where a ${kind} is asked; it is left out`)
  const must = <T>(name: Name, check: Check<T>): T | undefined => {
    const { value } = at(name)
    if (value === undefined) at(name).problem(`missing; ${outcome}`)
    return at(name).read(check, undefined, outcome)
  }
  if (kind === 'place') {
    const runner =
      at('runner').value === undefined ? 0 : must('runner', whole(0, experiment.runners.length - 1))
    return runner === undefined ? undefined : { kind, runner }
  }
  const question = must('question', textUpTo(maxQuestion))
  const answer = must('answer', expressionIn(experiment))
  if (kind === 'choice') {
    const options = must('options', optionTexts)
    return question !== undefined && answer !== undefined && options
      ? { kind, question, options, answer }
      : undefined
  }
  const [min, max] = [must('min', between(-largest, largest)), must('max', between(-largest, largest))]
  if (question === undefined || answer === undefined || min === undefined || max === undefined)
    return undefined
  if (min < max) return { kind, question, answer, min, max }
  at('max').problem(`${max} is not above min, ${min}; ${outcome}`)
  return undefined
}

function optionTexts(value: unknown): string[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > maxOptions)
    throw new Misfit(`2 to ${maxOptions} options are expected`)
  return value.map((option: unknown) => textUpTo(maxQuestion)(option))
}
