/** What is said of a guess, and which guesses there are. */
import { type Setting, count, number } from '../../math/setting'
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
    return own + (right === undefined ? nothing : `The run says ${numberText(right)}.`)
  }
  const option = right === undefined ? undefined : ask.options[right]
  if (option === undefined) return nothing
  if (guess === right) return 'Right.'
  return `${guess === undefined ? 'The run says' : 'Not with these settings. The run says'}: ${option}.`
}

const nothing = 'With these settings there is no answer.'
