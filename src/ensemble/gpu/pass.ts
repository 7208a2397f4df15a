/** The passes of an ensemble: each does one thing to all runs, and where the runs are decides which is next. */
import { fusedSteps } from './stepShader'

export type Pass =
  /** Puts all runs to their start. */
  | { readonly kind: 'start' }
  /** Takes some steps, in a loop. */
  | { readonly kind: 'loop'; readonly count: number }
  /** Takes `fusedSteps` steps; runs that are lost on the way are left behind, where they were. */
  | { readonly kind: 'fused' }
  /** Takes the steps of the runs that were left behind, one by one. */
  | { readonly kind: 'settle' }

/** Where the runs are. */
export interface Standing {
  /** Steps that all runs have taken; undefined before they were put to their start. */
  readonly step: number | undefined
  /** Whether fused passes may have left runs behind. */
  readonly isUnsettled: boolean
}

export interface Limits {
  /** The step that is wanted. */
  readonly target: number
  /** The step before which the constants change next after a step, if they do. */
  changeAfter(step: number): number | undefined
  readonly hasFused: boolean
  /** The most steps of a loop, and how many of them a draw can afford. */
  readonly loopSteps: number
  readonly affordable: number
}

/** The pass that brings the runs nearer to the target; undefined once all are there. */
export function nextPass({ step, isUnsettled }: Standing, limits: Limits): Pass | undefined {
  if (step === undefined) return { kind: 'start' }
  const { target, hasFused } = limits
  const first = step + 1
  const change = limits.changeAfter(first) ?? Infinity
  const left = Math.min(target, change - 1) - step
  // Lost runs are seen to before the settings change under them, and at the end.
  if (isUnsettled && (left <= 0 || limits.changeAfter(step) === first)) return { kind: 'settle' }
  if (left <= 0) return undefined
  const sinceFused = step % fusedSteps
  if (hasFused && sinceFused === 0 && left >= fusedSteps) return { kind: 'fused' }
  const untilFused = hasFused ? fusedSteps - sinceFused : Infinity
  return {
    kind: 'loop',
    count: Math.max(Math.min(left, untilFused, limits.loopSteps, limits.affordable), 1),
  }
}

/** Steps that all runs have taken more of after it. */
export function stepsOf(pass: Pass): number {
  if (pass.kind === 'loop') return pass.count
  return pass.kind === 'fused' ? fusedSteps : 0
}

/** What it costs for each run, in steps. */
export function costOf(pass: Pass): number {
  // A run that was lost is found within a fused pass or so.
  return pass.kind === 'settle' ? fusedSteps : Math.max(stepsOf(pass), 1)
}
