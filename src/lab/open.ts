/** Opens what was read as an experiment: from a link, a file or a script. */
import { type Parsed, whyNothing } from '../experiment/schema/schema'
import type { Lab } from './store'

/**
 * Loads the experiment, unless nothing of one could be read: then the present one stays. Shows one line for each thing
 * that is wrong, with `source` before it, and returns these lines.
 */
export function open({ store }: Lab, parsed: Parsed, source?: string): string[] {
  const nothing = whyNothing(parsed)
  const problems = nothing === undefined ? parsed.problems : [`${nothing}; the experiment stays as it is`]
  const lines = problems.map((problem) => (source === undefined ? problem : `${source}: ${problem}`))
  const { load, notify } = store.getState()
  if (nothing === undefined) load(parsed.experiment, [...lines])
  else lines.forEach(notify)
  return lines
}
