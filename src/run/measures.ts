/** The quantities that a chart shows of a race: one row each says its words, its values at every step and its axis. */
import type { Race, Run } from './race'

/** One quantity of the chart. */
export interface MeasureRow {
  /** What it is chosen by. */
  readonly words: string
  /**
   * How high the chart goes for a line: as high as it begins, as it gets in a run that gets somewhere (one that ends
   * above its start counts by its start), or as it ever gets.
   */
  readonly top: 'start' | 'unlessItClimbs' | 'highest'
  /** Whether a log axis takes off the lowest value where that is negative. */
  readonly isShifted?: boolean
  /** `names`: of the runners, each its own. */
  measure(race: Race, names: readonly string[]): Measured
}

/** What a quantity is in one race. */
interface Measured {
  /** Says what the values are measured from, where the row's words do not. */
  readonly label?: string
  /** The lowest value that is known apart from the runs; a linear axis goes down to it. */
  readonly floor: number | undefined
  /** What is taken off every loss; left out where the quantity is no loss. */
  readonly taken?: number
  /** The values of a run from its start to its last step, without the steps from which it had diverged. */
  of(run: Run): Float64Array
}

export const measures = {
  loss: {
    words: 'loss',
    top: 'start',
    isShifted: true,
    measure: (race) => ({ floor: lowestMinimum(race), taken: 0, of: losses(0) }),
  },
  gap: {
    words: 'gap to the minimum',
    top: 'start',
    measure: (race) => {
      const minimum = lowestMinimum(race)
      const taken = minimum ?? lowestReached(race)
      const label = minimum === undefined ? { label: 'gap to the lowest loss reached' } : {}
      return { ...label, floor: 0, taken, of: losses(taken) }
    },
  },
  gradient: {
    words: '‖∇L‖',
    top: 'unlessItClimbs',
    measure: () => ({ floor: 0, of: (run) => run.gradientNorm.subarray(0, pointCount(run)) }),
  },
  eta: {
    words: 'η',
    // The rates of a schedule are all as they were set.
    top: 'highest',
    measure: () => ({ floor: 0, of: (run) => run.eta.subarray(0, pointCount(run)) }),
  },
  distance: {
    words: 'distance to the minimum',
    top: 'unlessItClimbs',
    measure: (race, names) => {
      const { label, places } = aims(race, names)
      return { ...label, floor: 0, of: distances(places) }
    },
  },
} as const satisfies Readonly<Record<string, MeasureRow>>

export type Quantity = keyof typeof measures

/** A quantity as it is measured in a race. */
export interface Measure extends Omit<MeasureRow, 'words' | 'measure'>, Measured {
  /** The quantity's word in an Experiment. */
  readonly quantity: string
  readonly label: string
}

/** `names`: of the runners, each its own. */
export function measureOf(quantity: Quantity, race: Race, names: readonly string[]): Measure {
  return measureBy(quantity, measures[quantity], race, names)
}

/** The same, of any row. */
export function measureBy(quantity: string, row: MeasureRow, race: Race, names: readonly string[]): Measure {
  const { words, measure, ...axis } = row
  return { quantity, label: words, ...axis, ...measure(race, names) }
}

/** Points that a run has before it diverges. */
function pointCount({ steps, divergedAt }: Run): number {
  return divergedAt ?? steps + 1
}

function losses(taken: number): Measured['of'] {
  return (run) => {
    const values = new Float64Array(pointCount(run))
    for (let step = 0; step < values.length; step += 1) values[step] = (run.points[3 * step + 2] ?? 0) - taken
    return values
  }
}

function distances(places: readonly (readonly number[])[]): Measured['of'] {
  return (run) => {
    const values = new Float64Array(pointCount(run)).fill(Infinity)
    for (const [a = 0, b = 0] of places) {
      for (let step = 0; step < values.length; step += 1) {
        const across = (run.points[3 * step] ?? 0) - a
        const along = (run.points[3 * step + 1] ?? 0) - b
        values[step] = Math.min(values[step] ?? Infinity, Math.sqrt(across * across + along * along))
      }
    }
    return values
  }
}

function lowestMinimum({ minima, loss }: Race): number | undefined {
  const values = minima.map(([x = 0, y = 0]) => loss.value(x, y)).filter(Number.isFinite)
  return values.length > 0 ? Math.min(...values) : undefined
}

function lowestReached({ runs }: Race): number {
  let lowest = Infinity
  for (const { points } of runs) {
    for (let at = 2; at < points.length; at += 3) lowest = Math.min(lowest, points[at] ?? Infinity)
  }
  return lowest
}

/** What distances are measured to: the declared minima; without one, where the lowest run ends. */
function aims(
  { minima, runs }: Race,
  names: readonly string[],
): { label: Pick<Measured, 'label'>; places: readonly (readonly number[])[] } {
  if (minima.length > 1) return { label: { label: 'distance to the nearest minimum' }, places: minima }
  const ends = runs.map(endOf)
  const lowest = ends.indexOf(Math.min(...ends))
  const run = runs[lowest]
  if (minima.length === 1 || !run) return { label: {}, places: minima }
  const label = `distance to the end of ${names[lowest]}`
  return { label: { label }, places: [[...run.points.subarray(-3, -1)]] }
}

/** The loss at the end; a run that diverged comes after all others. */
function endOf({ points, divergedAt }: Run): number {
  return divergedAt === undefined ? (points.at(-1) ?? Infinity) : Infinity
}
