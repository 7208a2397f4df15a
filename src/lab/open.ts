/** Opens what was read as an experiment: from a link, a file or a script. */
import type { Linked } from '../experiment/link/link'
import { whyNothing } from '../experiment/schema/schema'
import { wantsStillness } from './stillness'
import type { Lab } from './store'

/**
 * Loads the experiment, unless nothing of one could be read: then the present one stays. Shows one line for each thing
 * that is wrong, with `source` before it, and returns these lines. A link may say where the playhead is, and that the race
 * plays; it does not for a user who wants less motion.
 */
export function open({ store }: Lab, parsed: Linked, source?: string): string[] {
  const nothing = whyNothing(parsed)
  const problems = nothing === undefined ? parsed.problems : [`${nothing}; the experiment stays as it is`]
  const lines = problems.map((problem) => (source === undefined ? problem : `${source}: ${problem}`))
  const { load, notify } = store.getState()
  const { experiment, moment } = parsed
  const still = moment?.play && wantsStillness() ? { ...moment, play: false } : moment
  if (nothing === undefined) load(experiment, [...lines], still)
  else for (const line of lines) notify(line)
  return lines
}
