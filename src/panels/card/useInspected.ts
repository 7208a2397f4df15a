/** What the card's tabs show: the selected run and its step at the playhead, past React while it plays. */
import { useLabState, useRace } from '../../lab/lab'
import { inspectedStep } from '../../run/internals'
import type { Race, Run } from '../../run/race'
import { useAtPlayhead } from '../controls/useAtPlayhead'

export interface Inspected {
  readonly race: Race
  readonly run: Run
  readonly step: number
}

/** The step as `12 → 13`. A run that takes none may have no loss where it starts. */
export function stepText(inspected: Inspected | undefined, run?: Pick<Run, 'divergedAt'>): string {
  if (inspected) return `${inspected.step} → ${inspected.step + 1}`
  return run?.divergedAt === 0 ? 'no loss at the start' : 'no step'
}

/** Calls `show` after every render and as the playhead moves; with undefined if the run has taken no step. */
export function useInspected(show: (inspected: Inspected | undefined) => void): void {
  const race = useRace()
  const selected = useLabState((state) => state.selected)
  useAtPlayhead((turns) => {
    const run = race.runs[selected]
    const step = run && inspectedStep(run, turns)
    show(run && step !== undefined ? { race, run, step } : undefined)
  })
}
