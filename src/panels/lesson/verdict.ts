/** What is said of a guess, and which guesses there are. */
import { errorOf } from '../../math/error'
import { type Setting, count, number } from '../../math/setting'
import type { Experiment } from '../../experiment/experiment'
import type { Race } from '../../run/race'
import { type Expression, compileExpression } from '../../talk/expression/expression'
import type { Ask } from '../../talk/talk'
import { numberText } from '../../talk/text/numberText'

/** From this many whole numbers on, a guess is one of them. */
const fewest = 4

/** The guesses at a number, from the middle. */
export function guessRange({ min, max }: Extract<Ask, { kind: 'number' }>): Setting {
  const isWhole = Number.isInteger(min) && Number.isInteger(max) && max - min >= fewest
  return isWhole ? count(Math.round((min + max) / 2), min, max) : number((min + max) / 2, min, max)
}

/** `guess`: a number or the index of an option; none, if nobody guessed. `right`: what the run says, if it says anything. */
export function verdictOn(ask: Ask, guess: number | undefined, right: number | undefined): string {
  if (ask.kind === 'place') return ''
  if (ask.kind === 'number') {
    const own = guess === undefined ? '' : `Your guess: ${numberText(guess)}. `
    return own + (right === undefined ? nothing : `The run said ${numberText(right)}.`)
  }
  const option = right === undefined ? undefined : ask.options[right]
  if (option === undefined) return nothing
  if (guess === right) return 'Right.'
  return `${guess === undefined ? '' : 'No. '}The run said: ${option}.`
}

const nothing = 'The run gave no answer.'

/** What the race says; undefined if it gives no number, or if the experiment is another one. */
export function answerOf(ask: Ask, experiment: Experiment, race: Race): number | undefined {
  if (ask.kind === 'place') return undefined
  let answer: Expression | undefined
  errorOf(() => {
    answer = compileExpression(ask.answer, experiment)
  })
  const result = answer?.evaluate({ race, turns: race.turns })
  return result?.kind === 'number' ? result.value : undefined
}
