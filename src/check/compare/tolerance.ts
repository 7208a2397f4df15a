/**
 * How far two right programs may be apart at each step: half a unit of the last digit that is printed, and what rounding
 * grows to. How much it grows is measured: the same run is taken with each of its steps rounded, and with settings that
 * differ by a few roundings.
 */
import { groundOf, optimizerOf } from '../../run/ground'
import type { Arithmetic } from '../path/path'
import { roundedRunner } from '../rule/rounded'
import { type Course, type Followed, type Follower, follow } from './follow'
import { type Sides, singleRounding } from './roundings'

/** Half the distance between neighbouring numbers, relative to them. */
const roundings: Readonly<Record<Arithmetic, number>> = {
  float64: 2 ** -53,
  float32: singleRounding,
  // PyTorch's default, and short digits hide the difference.
  unknown: singleRounding,
}

/** Roundings to one side add up, and those by chance fall on both. */
const allSides: readonly Sides[] = [[1, 1], [1, -1], 1, 2]
/** Chance may be worse than in these few runs. */
const safety = 2
/** Whatever the runs show, a number is uncertain by this many roundings, and one next to 0 by those of its domain. */
const leastRoundings = 4
/** What is next to 0, in widths of the domain. */
const small = 1e-3

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
  const sizes = base.points.map((value, at) => {
    const [low, high] = domain[at % 2] ?? [0, 1]
    return leastRoundings * rounding * Math.max(Math.abs(value), small * (high - low))
  })
  /** Adds the largest distance that some of the runs have by then. */
  const add = (times: number, ...all: readonly Follower[]): void => {
    const others = all.map((moved) => follow(course, moved, base.steps))
    const largest = [0, 0]
    for (let step = 0; step <= base.steps; step += 1) {
      for (let i = 0; i < dimension; i += 1) {
        const at = 2 * step + i
        for (const { steps, points } of others) {
          const apart = step > steps ? Infinity : Math.abs((points[at] ?? 0) - (base.points[at] ?? 0))
          largest[i] = Math.max(largest[i] ?? 0, apart)
        }
        sizes[at] = (sizes[at] ?? 0) + times * (largest[i] ?? 0)
      }
    }
  }
  const movedBy = (index: number, by: number): Follower => ({
    ...follower,
    start: start.map((value, i) => (i === index ? value + by : value)),
  })
  add(safety, ...allSides.map((sides) => ({ ...follower, rounded: { by: rounding, sides } })))
  for (const [i, by] of known?.entries() ?? []) add(1, movedBy(i, by))
  // A setting is rounded too, and 1 − β has far fewer digits than β.
  const { settings } = optimizerOf(runner)
  const moved = Object.entries(runner.settings).map(([name, value]): [string, number] => [
    name,
    settings[name]?.integer ? value : value * (1 + 2 * rounding),
  ])
  const written = roundedRunner(runner, rounding)
  const runners = [{ ...runner, settings: Object.fromEntries(moved) }, ...(written ? [written] : [])]
  add(1, ...runners.map((its) => ({ ...follower, runner: its })))
  return sizes
}
