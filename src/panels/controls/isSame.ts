/** Whether two Experiments say the same. A cue opens in the theme of the page, so the theme does not count. */
import { setView } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import { serialize } from '../../experiment/schema/schema'
import { onceFor } from '../../math/memo'

export function isSame(one: Experiment, other: Experiment): boolean {
  return one === other || textOf(one) === textOf(other)
}

const textOf = onceFor((experiment: Experiment): string =>
  JSON.stringify(serialize(setView(experiment, { theme: 'dark' }))),
)
