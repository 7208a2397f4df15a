/** Which line of a walk is the current one. Beyond its ends are the lines of the steps beside it. */
import { useState } from 'react'
import { useLab } from '../../lab/lab'
import type { Timeline } from '../../lab/timeline'
import { inspectedStep } from '../../run/internals'
import type { Run } from '../../run/race'
import { turnsAt } from '../../run/turns'

interface ChosenLine {
  readonly current: number
  choose(line: number): void
  /** To the line before or after, in the step beside if this one has no more. */
  go(by: 1 | -1): void
}

export function useChosenLine(run: Run | undefined, count: number): ChosenLine {
  const { timeline } = useLab()
  const [chosen, setChosen] = useState(0)
  const current = Math.min(chosen, Math.max(count - 1, 0))
  return {
    current,
    choose: setChosen,
    go(by) {
      const next = current + by
      if (next >= 0 && next < count) setChosen(next)
      else if (run && seekBeside(timeline, run, by)) setChosen(by > 0 ? 0 : count - 1)
    },
  }
}

/** Moves the playhead to the step before or after the one shown, and says whether there is one. */
function seekBeside(timeline: Timeline, run: Run, by: 1 | -1): boolean {
  const at = inspectedStep(run, timeline.step)
  if (at === undefined) return false
  const turns = turnsAt(run, at + by)
  if (at + by < 0 || inspectedStep(run, turns) !== at + by) return false
  timeline.set({ playing: false })
  timeline.seek(turns)
  return true
}
