/** A talk as plain text with its numbers, and what is wrong with them. Each race stands at its end. */
import { compileExpression } from './expression/expression'
import type { EndsOf, Moment } from './expression/moment'
import { type Race, race } from '../run/race'
import type { Cue, Talk } from './talk'
import { checkText } from './text/checkText'
import { fill, plainText, problemsIn } from './text/fill'

export interface CueReport {
  /** Title and text. */
  readonly text: string
  /** One line each: what does not compile, and what gives no number. */
  readonly problems: readonly string[]
}

/** One for each cue, in order. Cues that follow each other with one Experiment share its race. */
export function reportOf({ cues }: Talk, endsOf?: EndsOf): CueReport[] {
  let last: { readonly experiment: Cue['experiment']; readonly race: Race } | undefined
  return cues.map((cue) => {
    const { experiment } = cue
    last = last?.experiment === experiment ? last : { experiment, race: race(experiment) }
    return reportOfCue(cue, last.race, endsOf)
  })
}

/** `race` is that of the cue's Experiment. */
export function reportOfCue(cue: Cue, race: Race, endsOf?: EndsOf): CueReport {
  const moment: Moment = { race, turns: race.turns, ...(endsOf && { endsOf }) }
  const checked = checkText(cue.text, cue.experiment)
  const paragraphs = fill(checked, moment)
  const given = checked.mistakes.length > 0 ? [] : problemsIn(paragraphs)
  return {
    text: [cue.title, plainText(paragraphs)].filter(Boolean).join('\n\n'),
    problems: [...checked.mistakes.map(({ message }) => message), ...given, ...problemsOfAnswer(cue, moment)],
  }
}

/** Why the run of a cue does not answer its question, one line each. */
export function problemsOfAnswer({ ask, experiment }: Cue, moment: Moment): string[] {
  if (!ask || ask.kind === 'place') return []
  const result = compileExpression(ask.answer, experiment).evaluate(moment)
  if (result.kind === 'none') return [`the answer ${ask.answer}: ${result.problem}`]
  if (result.kind === 'words') return [`the answer ${ask.answer}: words are no answer`]
  const { value } = result
  if (ask.kind === 'number')
    return value >= ask.min && value <= ask.max
      ? []
      : [`the answer ${ask.answer} is ${value}: it is not within ${ask.min} to ${ask.max}`]
  return ask.options[value] === undefined
    ? [`the answer ${ask.answer} is ${value}: there is no such option`]
    : []
}
