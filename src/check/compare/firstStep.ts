/** How much longer a path's first step is than a runner's, if it goes the same way. */
import type { RunnerPlan } from '../../run/plan'
import type { Path } from '../path/path'
import type { Alignment } from './alignment'
import { type Course, follow } from './follow'

/** How far the ratios of the parameters may differ, besides what the digits hide. */
const same = 1e-3

/** 1 if it goes another way, or is not there. */
export function firstRatio(
  course: Course,
  { rows }: Path,
  runner: RunnerPlan,
  { offset, start }: Alignment,
): number {
  const row = rows.find(({ step }) => step + offset === 1)
  const { points, steps } = follow(course, { runner, ...(start && { start }) }, 1)
  if (!row || steps < 1) return 1
  const moves = row.point.map((value, i) => ({
    path: value - (points[i] ?? 0),
    own: (points[2 + i] ?? 0) - (points[i] ?? 0),
    unit: row.units[i] ?? 0,
  }))
  const [longest] = moves.toSorted((a, b) => Math.abs(b.own) - Math.abs(a.own))
  if (!longest || longest.own === 0) return 1
  const ratio = longest.path / longest.own
  const isSame = moves.every(
    ({ path, own, unit }) => Math.abs(path - ratio * own) <= unit + same * Math.abs(path),
  )
  return isSame && ratio > 0 && Number.isFinite(ratio) ? ratio : 1
}
