/** The verdict on a whole run at each of its steps. What comes later decides: a run that leaves again has not converged. */
import type { Judge } from './judge'
import { type Tail, type Verdict, markOf } from './tail'

/** The steps that a run has taken. */
export interface Taken {
  readonly steps: number
  /** x, y, loss at every step. */
  readonly points: Float64Array
  /** The step since which it is at rest, or −1, at every step. */
  readonly restSince: Int32Array
  /** Whether it was lost in the end. */
  readonly isLost: boolean
}

/**
 * Returns the verdict at a step before the run was lost. `converged` is said from one step on to the end of the run: from
 * the first that the judge calls so and after which the run does not leave. Before that, and where the judge does not
 * call its end so, such a step is one of a run that goes on.
 */
export function courseOf(judge: Judge, taken: Taken): (step: number) => Verdict {
  const { steps, points, restSince, isLost } = taken
  const verdictAt = (step: number): Verdict =>
    judge.verdict(tailOf(points, step, (restSince[step] as number) >= 0))
  let end: { readonly verdict: Verdict; readonly arrivedAt: number } | undefined
  const findEnd = (): NonNullable<typeof end> => {
    const verdict = isLost ? running : verdictAt(steps)
    if (verdict.kind !== 'converged') return { verdict, arrivedAt: Infinity }
    let step = judge.staysFrom(points.subarray(0, 3 * (steps + 1)), verdict.landmark)
    for (; step < steps; step += 1) {
      const tail = tailOf(points, step, (restSince[step] as number) >= 0)
      // Most steps are passed by without a search.
      if (judge.mayHaveArrived(tail, verdict.landmark) && judge.verdict(tail).kind === 'converged') break
    }
    return { verdict, arrivedAt: step }
  }
  return (step) => {
    const own = verdictAt(step)
    if (step === steps && !isLost) return own
    end ??= findEnd()
    if (step < end.arrivedAt) return own.kind === 'converged' ? running : own
    return own.kind === 'converged' ? own : end.verdict
  }
}

const running: Verdict = { kind: 'running' }

/** What a run has come to at a step. */
function tailOf(points: Float64Array, step: number, hasRested: boolean): Tail {
  const mark = markOf(step)
  const before = Math.max(step - 1, 0)
  return {
    x: points[3 * step] as number,
    y: points[3 * step + 1] as number,
    beforeX: points[3 * before] as number,
    beforeY: points[3 * before + 1] as number,
    markX: points[3 * (mark ?? step)] as number,
    markY: points[3 * (mark ?? step) + 1] as number,
    sinceMark: mark === undefined ? 0 : step - mark,
    hasRested,
  }
}
