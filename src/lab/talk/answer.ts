/** Answers the question of a cue: what the run says comes out, and the race goes on. */
import type { Experiment } from '../../experiment/experiment'
import type { Race } from '../../run/race'
import { countMany } from '../../talk/expression/share'
import type { Ask } from '../../talk/talk'
import { wantsStillness } from '../stillness'
import type { Lab } from '../store'
import { talkOf } from './talks'
import { answerIn, answerOf, answered } from './verdict'

/** `guess`: a number or the index of an option; none, if nobody guessed. Once there is an answer no edit changes it. */
export function answer(lab: Lab, guess?: number): void {
  const { store, timeline } = lab
  const { reading: now, experiment, set } = store.getState()
  if (!now || now.isAnswered) return
  const ask = talkOf(lab, now.id)?.talk.cues[now.cue]?.ask
  const race = lab.ownRace()
  set({ reading: { ...now, isAnswered: true, ...answered(ask, now, experiment, race, guess) } })
  if (ask) void countAgain(lab, ask, experiment, race)
  if (wantsStillness()) timeline.seek(timeline.state.steps)
  else timeline.set({ playing: true })
}

/** The last count. Nobody waits for the one before. */
let counting = new AbortController()

/** An answer that was counted over few runs of the ensemble becomes that of many. `experiment` and `race`: of the answer. */
export async function countAgain(
  { store }: Lab,
  ask: Ask,
  experiment: Experiment,
  race: Race,
): Promise<void> {
  counting.abort()
  counting = new AbortController()
  const { signal } = counting
  const counted = answerIn(ask, experiment)?.counted ?? []
  const visit = store.getState().reading?.visit
  if (counted.length === 0) return
  try {
    await countMany(experiment, counted, signal)
  } catch (error) {
    if (signal.aborted) return
    throw error
  }
  const { reading, set } = store.getState()
  if (reading?.visit !== visit || !reading?.isAnswered) return
  const right = answerOf(ask, experiment, race)
  if (right !== reading.right) set({ reading: { ...reading, right } })
}
