/** A path laid beside runs: at a first look, which is quick, and closely, with all that rounding may do. */
import { type Path, maxStep } from '../path/path'
import type { Alignment } from './alignment'
import { type Comparison, compare, extentOf } from './compare'
import { type Course, type Followed, type Follower, follow } from './follow'
import { driftOf } from './tolerance'

export interface Look {
  readonly alignment: Alignment
  readonly comparison: Comparison
  readonly followed: Followed
  /** How far rounding may have taken the run: see `driftOf`. */
  readonly drift: Float64Array
}

/** How many steps after the parting a first look goes. */
const ahead = 24
/** At a first look a run may be away as far as the runner's own rounding takes it, this many times. */
const generous = 1000

export class Trial {
  readonly #course: Course
  readonly #path: Path
  readonly #isLoose: boolean
  readonly #extent: number

  /** `isLoose`: a start that the path gives is compared within its last digit. */
  constructor(course: Course, path: Path, isLoose: boolean) {
    this.#course = course
    this.#path = path
    this.#isLoose = isLoose
    this.#extent = extentOf(path)
  }

  closely(follower: Follower, alignment: Alignment): Look {
    const { offset, start, known } = alignment
    const path = this.#path
    const from = { ...follower, ...(start && { start }) }
    const followed = follow(this.#course, from, stepsFor(lastStepOf(path) + offset))
    const drift = driftOf(this.#course, from, followed, path.arithmetic, this.#isLoose ? known : undefined)
    const comparison = compare(path, followed, { offset, drift, extent: this.#extent })
    return { alignment, drift, followed, comparison }
  }

  /** Where the runner parts from the path, and a little further. What parts here, parts closely looked at too. */
  roughly(follower: Follower, own: Look): Look {
    const { alignment } = own
    const { offset, start } = alignment
    const path = this.#path
    const last = lastStepOf(path) + offset
    const until = stepsFor(Math.min((own.comparison.parting?.step ?? last) + ahead, last))
    const followed = follow(this.#course, { ...follower, ...(start && { start }) }, until)
    const rows = path.rows.filter(({ step }) => step + offset <= until)
    const drift = own.drift.subarray(0, 2 * (until + 1)).map((size) => generous * size)
    const comparison = compare({ ...path, rows }, followed, { offset, drift, extent: this.#extent })
    return { alignment, drift, followed, comparison }
  }
}

/** The step up to which two agree. */
export function reach({ comparison: { parting, horizon } }: Pick<Look, 'comparison'>): number {
  return parting?.step ?? horizon ?? Infinity
}

export function lastStepOf({ rows }: Path): number {
  return rows.at(-1)?.step ?? 0
}

function stepsFor(steps: number): number {
  return Math.min(Math.max(steps, 1), maxStep)
}
