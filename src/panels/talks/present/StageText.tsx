/** The line of a cue for the room: the first sentence of its text, with the numbers of the race at the playhead. */
import { useLabState, useOwnRace } from '../../../lab/lab'
import type { Reading } from '../../../lab/store'
import { verdictOn } from '../../../lab/talk/verdict'
import { onceFor } from '../../../math/memo'
import { race } from '../../../run/race'
import type { Cue } from '../../../talk/talk'
import { useFilled } from '../../controls/useFilled'
import { useAnswerCount } from '../../controls/useAnswerCount'
import { firstSentence } from './firstSentence'

export function StageText({ cue, reading }: { readonly cue: Cue; readonly reading: Reading }) {
  const { ask } = cue
  const isAsking = ask && !reading.isAnswered
  useAnswerCount(isAsking ? ask : undefined)
  const answer = ask && reading.isAnswered ? verdictOn(ask, reading.guess, reading.right) : ''
  return (
    <p className="stage-text" dir="auto">
      {answer !== '' && <strong>{answer} </strong>}
      {isAsking ? questionOf(ask) : cue.show.text && <Line cue={cue} />}
    </p>
  )
}

function questionOf(ask: NonNullable<Cue['ask']>): string {
  if (ask.kind === 'place') return 'Where will it end?'
  return ask.kind === 'choice' ? `${ask.question} ${ask.options.join(' · ')}` : ask.question
}

const raceOf = onceFor(({ experiment }: Cue) => race(experiment))

function Line({ cue }: { readonly cue: Cue }) {
  const isGliding = useLabState((state) => state.isGliding)
  // Until all numbers are there it says what is true once they are.
  const shown = useLabState((state) => (isGliding ? cue.experiment : state.experiment))
  const table = useOwnRace()
  const [paragraph = ''] = cue.text.split(/\n\s*\n/)
  const [spans = []] = useFilled(paragraph, shown, isGliding ? raceOf(cue) : table)
  return firstSentence(spans).map(({ text, isEmphasised }, index) =>
    isEmphasised ? <em key={index}>{text}</em> : <span key={index}>{text}</span>,
  )
}
