/** Which step of a run a path's rows are: programs count from 0 or from 1, and print before a step or after it. */
import type { Arithmetic, Path, PathRow } from '../path/path'
import { PathError } from '../path/path'
import { type Course, type Follower, follow } from './follow'

export interface Alignment {
  /** The runner's step less the path's. */
  readonly offset: number
  /** The path's own start, if it is not the runner's. */
  readonly start?: readonly number[]
  /** Within what that start is known. Undefined if it is printed with all its digits. */
  readonly known?: readonly number[]
  /** What was found, in a sentence. */
  readonly note?: string
}

/** Significant digits that say exactly which float64 number it is. */
const allDigits = 16

/** The ways to lay a path beside a run, the likeliest first. @throws PathError if the path begins nowhere */
export function alignmentsOf(course: Course, path: Path, follower: Follower): Alignment[] {
  const [first] = path.rows
  if (!first) throw new PathError('the path has no rows', 'write one for each step')
  const { step } = first
  const start = (follower.runner.start ?? course.plan.start).slice(0, first.point.length)
  if (isNear(first, start, path.arithmetic)) {
    const counted = { offset: -step, note: `The path calls its start step ${step}.` }
    return step === 0 ? [{ offset: 0 }] : [counted, { offset: 0 }]
  }
  if (step > 0)
    return [{ offset: 0, note: 'The path has no row of its start: it is taken from the experiment.' }]
  if (!first.point.every(Number.isFinite))
    throw new PathError('the path begins at no number', 'begin it at a finite point', first.line)
  const after: Alignment = { offset: 1, note: 'The path calls the point after the first step step 0.' }
  const own: Alignment = {
    offset: 0,
    start: first.point,
    note: `The path starts at (${first.point.join(', ')}), not at (${start.join(', ')}): the runner is taken from there.`,
    ...(path.digits < allDigits && { known: first.units.map((unit) => unit / 2) }),
  }
  const [x = Number.NaN, y = Number.NaN] = follow(course, follower, 1).points.subarray(2)
  return isNear(first, [x, y].slice(0, first.point.length), path.arithmetic) ? [after, own] : [own, after]
}

/** Whether a row is at a point, as far as its digits say. */
function isNear({ point, units }: PathRow, goal: readonly number[], arithmetic: Arithmetic): boolean {
  const rounding = arithmetic === 'float64' ? 2 ** -50 : 2 ** -22
  return point.every((value, i) => {
    const wanted = goal[i] ?? 0
    return Math.abs(value - wanted) <= 0.501 * (units[i] ?? 0) + rounding * Math.abs(wanted)
  })
}
