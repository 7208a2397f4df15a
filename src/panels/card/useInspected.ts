/** What the tabs of the card are of: the selected run and the step laid open at the playhead, past React while it plays. */
import { useEffect } from 'react'
import { useLab, useLabState, useRace } from '../../lab/lab'
import { inspectedStep } from '../../run/internals'
import type { Race, Run } from '../../run/race'
import { throttle } from '../throttle'

export interface Inspected {
  readonly race: Race
  readonly run: Run
  readonly step: number
}

/** Which step: from where to where it leads. */
export function stepText(inspected: Inspected | undefined): string {
  return inspected ? `${inspected.step} → ${inspected.step + 1}` : 'no step'
}

/** Five times a second, at the most: a software GPU pays for every repaint. */
const interval = 200

/** Calls `show` after every render and as the playhead moves; with nothing where no run has taken a step. */
export function useInspected(show: (inspected: Inspected | undefined) => void): void {
  const { timeline } = useLab()
  const race = useRace()
  const selected = useLabState((state) => state.selected)
  useEffect(() => {
    const run = race.runs[selected]
    const update = throttle(() => {
      const step = run && inspectedStep(run, timeline.step)
      show(run && step !== undefined ? { race, run, step } : undefined)
    }, interval)
    update()
    const stop = timeline.onMove(update)
    return () => {
      stop()
      update.cancel()
    }
  })
}
