/**
 * How far two right programs may be apart at each step: half a unit of the last digit that is printed, and what rounding
 * grows to. How much it grows is measured: the same run is taken from a start, and with settings, that differ by a few
 * roundings.
 */
import { groundOf, optimizerOf } from '../../run/ground'
import type { Arithmetic } from '../path/path'
import { type Course, type Followed, type Follower, follow } from './follow'

/** Half the distance between neighbouring numbers, relative to them. */
const roundings: Readonly<Record<Arithmetic, number>> = {
  float64: 2 ** -53,
  float32: 2 ** -24,
  // PyTorch's default, and short digits hide the difference.
  unknown: 2 ** -24,
}

/** The start is moved by this many roundings: more than one, so that the rounding of its own steps is small beside it. */
const nudge = 8
/** After this many steps as much rounding has come together as the start was moved by. */
const stepsPerNudge = 8

/**
 * For each step x and y: how far rounding may have taken them. `known`: within what the start is known. Undefined if it is known
 * exactly.
 */
export function driftOf(
  course: Course,
  follower: Follower,
  base: Followed,
  arithmetic: Arithmetic,
  known?: readonly number[],
): Float64Array {
  const rounding = roundings[arithmetic]
  const { plan } = course
  const { runner } = follower
  const start = follower.start ?? runner.start ?? plan.start
  const { dimension } = groundOf(plan).loss
  const { domain } = groundOf(plan)
  const sizes = new Float64Array(base.points.length)
  const add = (moved: Follower, weight: (step: number) => number): void => {
    const other = follow(course, moved, base.steps)
    const largest = [0, 0]
    for (let step = 0; step <= base.steps; step += 1) {
      for (let i = 0; i < dimension; i += 1) {
        const at = 2 * step + i
        const apart =
          step > other.steps ? Infinity : Math.abs((other.points[at] ?? 0) - (base.points[at] ?? 0))
        largest[i] = Math.max(largest[i] ?? 0, apart)
        sizes[at] = (sizes[at] ?? 0) + weight(step) * (largest[i] ?? 0)
      }
    }
  }
  const movedBy = (index: number, by: number): Follower => ({
    ...follower,
    start: start.map((value, i) => (i === index ? value + by : value)),
  })
  for (let i = 0; i < dimension; i += 1) {
    const [low, high] = domain[i] ?? [0, 1]
    const size = Math.max(Math.abs(start[i] ?? 0), (high - low) / 1000)
    add(movedBy(i, nudge * rounding * size), (step) => 1 + step / stepsPerNudge)
    if (known) add(movedBy(i, known[i] ?? 0), () => 1)
  }
  // A setting is rounded too, and 1 − β has far fewer digits than β.
  const { settings } = optimizerOf(runner)
  const moved = Object.entries(runner.settings).map(([name, value]): [string, number] => [
    name,
    settings[name]?.integer ? value : value * (1 + 2 * rounding),
  ])
  add({ ...follower, runner: { ...runner, settings: Object.fromEntries(moved) } }, () => 1)
  return sizes
}
