/** Answers the question of a cue: what the run says comes out, and the race goes on. */
import { wantsStillness } from '../stillness'
import type { EndsOf } from '../../talk/expression/moment'
import type { Ask } from '../../talk/talk'
import type { Lab } from '../store'
import { talkOf } from './talks'
import { answerOf, answered } from './verdict'

/** `guess`: a number or the index of an option; none, if nobody guessed. Once there is an answer nothing changes it. */
export function answer(lab: Lab, guess?: number): void {
  const { store, timeline } = lab
  const { reading: now, experiment, set } = store.getState()
  if (!now || now.isAnswered) return
  const ask = talkOf(lab, now.id)?.talk.cues[now.cue]?.ask
  set({ reading: { ...now, isAnswered: true, ...answered(ask, now, experiment, lab.ownRace(), guess) } })
  if (wantsStillness()) timeline.seek(timeline.state.steps)
  else timeline.set({ playing: true })
}

/** Says what more runs of the ensemble say, if the answer was counted over some. */
export function countAgain(lab: Lab, ask: Ask, endsOf: EndsOf): void {
  const { reading, experiment, set } = lab.store.getState()
  if (!reading?.isAnswered || ask.kind === 'place') return
  const right = answerOf(ask, experiment, lab.ownRace(), endsOf)
  if (right !== reading.right) set({ reading: { ...reading, right } })
}
