/** How a talk goes against its plan. Times are in seconds. */
import { partsOfTalk } from '../../../film/parts'
import type { Talk } from '../../../talk/talk'

/** How long each cue is planned for: what it says, or what its race takes. */
export function plannedSeconds(cues: Talk['cues']): number[] {
  return partsOfTalk({ cues }).map(({ seconds }) => seconds)
}

export interface Pace {
  /** When the present cue should have begun, after the talk did. */
  readonly planned: number
  /** Of the present cue. */
  readonly cue: number
  readonly whole: number
  /** How far the talk is behind its plan; below zero it is ahead. */
  readonly behind: number
}

/** `elapsed`: since the talk began; `within`: since the cue did. */
export function paceOf(seconds: readonly number[], cue: number, elapsed: number, within: number): Pace {
  const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
  const planned = sum(seconds.slice(0, cue))
  const its = seconds[cue] ?? 0
  // Within its cue a talk is on time.
  const due = planned + Math.min(within, its)
  return { planned, cue: its, whole: sum(seconds), behind: elapsed - due }
}
