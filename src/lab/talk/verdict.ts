/** What is said of a guess, and which guesses there are. */
import { hypot } from '../../math/elementary/hypot'
import { errorOf } from '../../math/error'
import { type Setting, count, number } from '../../math/setting'
import type { Experiment } from '../../experiment/experiment'
import type { Reading } from '../store'
import type { Race } from '../../run/race'
import { type Expression, compileExpression } from '../../talk/expression/expression'
import { endsAtHand } from '../../talk/expression/share'
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
  if (ask.kind === 'place') {
    if (guess === undefined) return ''
    return right === undefined
      ? 'The run ended nowhere: it diverged.'
      : `Your mark is ${numberText(right)} away from where the run ended.`
  }
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

/** Where a run ends; undefined if it diverged, or there is none. */
function endOf({ runs, loss }: Race, runner: number): readonly number[] | undefined {
  const run = runs[runner]
  if (!run || run.divergedAt !== undefined) return undefined
  return [...run.points.subarray(3 * run.steps, 3 * run.steps + loss.dimension)]
}

/** How far apart two places are, in the units of the parameters. */
function distanceTo(mark: readonly number[], end: readonly number[]): number {
  const [along = 0, across = 0] = mark.map((each, axis) => each - (end[axis] ?? Number.NaN))
  return hypot(along, across)
}

/** What is asked of the race. Undefined if it does not compile with the experiment, which may be another one. */
export function answerIn(ask: Ask, experiment: Experiment): Expression | undefined {
  if (ask.kind === 'place') return undefined
  let answer: Expression | undefined
  errorOf(() => {
    answer = compileExpression(ask.answer, experiment)
  })
  return answer
}

/** What the race says; undefined if it gives no number. */
export function answerOf(ask: Ask, experiment: Experiment, race: Race): number | undefined {
  const result = answerIn(ask, experiment)?.evaluate({ race, turns: race.turns, endsOf: endsAtHand })
  return result?.kind === 'number' ? result.value : undefined
}

/** What a reading has once its question is answered. `guess`: none if nobody guessed. */
export function answered(
  ask: Ask | undefined,
  { place }: Pick<Reading, 'place'>,
  experiment: Experiment,
  race: Race,
  guess: number | undefined,
): Pick<Reading, 'right' | 'guess' | 'place'> {
  if (!ask) return {}
  if (ask.kind !== 'place' || !place)
    return { right: answerOf(ask, experiment, race), ...(guess !== undefined && { guess }) }
  const { mark } = place
  const end = endOf(race, place.runner)
  if (!mark) return {}
  return {
    guess: 0,
    right: end && distanceTo(mark, end),
    place: { ...place, ...(end && { end }) },
  }
}
