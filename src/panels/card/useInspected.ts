/** What the tabs of the card are of: the selected run and the step laid open at the playhead, past React while it plays. */
import { useLabState, useRace } from '../../lab/lab'
import { inspectedStep } from '../../run/internals'
import type { Race, Run } from '../../run/race'
import { useAtPlayhead } from '../controls/useAtPlayhead'

export interface Inspected {
  readonly race: Race
  readonly run: Run
  readonly step: number
}

/** Which step: from where to where it leads. */
export function stepText(inspected: Inspected | undefined): string {
  return inspected ? `${inspected.step} → ${inspected.step + 1}` : 'no step'
}

/** Calls `show` after every render and as the playhead moves; with nothing where no run has taken a step. */
export function useInspected(show: (inspected: Inspected | undefined) => void): void {
  const race = useRace()
  const selected = useLabState((state) => state.selected)
  useAtPlayhead((turns) => {
    const run = race.runs[selected]
    const step = run && inspectedStep(run, turns)
    show(run && step !== undefined ? { race, run, step } : undefined)
  })
}
