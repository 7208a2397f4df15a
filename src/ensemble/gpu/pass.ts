/** The passes of an ensemble. Each does one thing to all runs, and the standing of the runs decides which is next. */
import { fusedSteps } from './stepText'

export type Pass =
  /** Sets all runs to their start. */
  | { readonly kind: 'start' }
  /** Takes some steps, in a loop. */
  | { readonly kind: 'loop'; readonly count: number }
  /** Takes `fusedSteps` steps. Leaves runs that are lost on the way at the place where the pass began. */
  | { readonly kind: 'fused' }
  /** Takes the steps in which runs were left behind, one by one. */
  | { readonly kind: 'settle' }

/** How far the runs are. */
interface Standing {
  /** Steps that all runs have taken; undefined before they are set to their start. */
  readonly step: number | undefined
  /** Whether fused passes may have left runs behind. */
  readonly isUnsettled: boolean
}

export interface Limits {
  /** The wanted step. */
  readonly target: number
  /** After a step: the step before which the constants change next, if they do. */
  changeAfter(step: number): number | undefined
  readonly hasFused: boolean
  /** The maximum number of steps in a loop, and how many a draw can afford. */
  readonly loopSteps: number
  readonly affordable: number
}

/** The pass that brings the runs closer to the target; undefined once all are there. */
export function nextPass({ step, isUnsettled }: Standing, limits: Limits): Pass | undefined {
  if (step === undefined) return { kind: 'start' }
  const { target, hasFused } = limits
  const first = step + 1
  const change = limits.changeAfter(first) ?? Infinity
  const left = Math.min(target, change - 1) - step
  // Lost runs are settled before their settings change, and at the end.
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

/** How many steps a pass adds to all runs. */
export function stepsOf(pass: Pass): number {
  if (pass.kind === 'loop') return pass.count
  return pass.kind === 'fused' ? fusedSteps : 0
}

/** What a pass costs per run, in steps. */
export function costOf(pass: Pass): number {
  // A lost run takes at most the steps of one fused pass again.
  return pass.kind === 'settle' ? fusedSteps : Math.max(stepsOf(pass), 1)
}
