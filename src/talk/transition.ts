/** The change from one cue to the next, where numbers glide. */
import { eased } from '../camera/easing'
import { between } from '../experiment/edits/between'
import type { Experiment } from '../experiment/experiment'

/** An Experiment with its playhead, in turns. */
export interface Sight {
  readonly experiment: Experiment
  readonly turns: number
}

/** What is seen at a share of the time, from 0 to 1: exactly `to` at 1. `canGlide` says whether there is such a way. */
export function transition(from: Sight, to: Sight, share: number): Sight {
  const gone = eased('inOut', share)
  if (gone >= 1) return to
  return {
    experiment: between(from.experiment, to.experiment, gone),
    turns: from.turns + gone * (to.turns - from.turns),
  }
}
