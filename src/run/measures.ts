/** The quantities of a race that a chart shows. Each row has its words, its values at every step and its axis. */
import { isBound, lowestOf } from './bound'
import type { Race, Run } from './race'

/** One quantity of the chart. */
export interface MeasureRow {
  /** The text of the choice. */
  readonly words: string
  /**
   * How high the chart reaches for a line. `start`: to its first value. `highest`: to its highest value.
   * `unlessItClimbs`: to its highest value, or to its first if it ends above that.
   */
  readonly top: 'start' | 'unlessItClimbs' | 'highest'
  /** Whether it is only offered where there are data. */
  readonly isOfRows?: boolean
  /** Whether a run has it where it looks at all rows. */
  readonly isAtLooks?: true
  /** Whether a log axis subtracts the lowest value if that is negative. */
  readonly isShifted?: boolean
  /** `names` are the unique names of the runners. */
  measure(race: Race, names: readonly string[]): Measured
}

/** A quantity in one race. */
interface Measured {
  /** What the values are measured from, if the row's words do not say it. */
  readonly label?: string
  /** The lowest value that is known without the runs. A linear axis reaches down to it. */
  readonly floor: number | undefined
  /** What is subtracted from every loss. Only losses have it. */
  readonly taken?: number
  /** How low a run lets the axis reach. Only losses have it: the others cannot fall without end. */
  lowestOf?(run: Run): number
  /** Whether an ensemble of the run's runner lets the axis reach down to it. */
  isBound?(run: Run): boolean
  /** The values of a run from its start to its last step, or to the last one before it diverged. */
  of(run: Run): Float64Array
}

export const measures = {
  loss: {
    words: 'loss',
    top: 'start',
    isShifted: true,
    isAtLooks: true,
    measure: (race) => ({ floor: lowestMinimum(race), taken: 0, of: losses(0), ...reachOf(race, 0) }),
  },
  batch: {
    words: 'loss of the batch',
    top: 'start',
    isShifted: true,
    isOfRows: true,
    measure: () => ({ floor: undefined, of: (run) => run.batchLoss.subarray(0, pointCount(run)) }),
  },
  gap: {
    words: 'gap to the minimum',
    top: 'start',
    isAtLooks: true,
    measure: (race) => {
      const minimum = lowestMinimum(race)
      const taken = minimum ?? lowestReached(race)
      const label = minimum === undefined ? { label: 'gap to the lowest loss reached' } : {}
      return { ...label, floor: 0, taken, of: losses(taken), ...reachOf(race, taken) }
    },
  },
  gradient: {
    words: '‖∇L‖',
    top: 'unlessItClimbs',
    isAtLooks: true,
    measure: () => ({ floor: 0, of: (run) => run.gradientNorm.subarray(0, pointCount(run)) }),
  },
  eta: {
    words: 'η',
    // A schedule's rates are all intended.
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

/** A quantity, measured in a race. */
export interface Measure extends Omit<MeasureRow, 'words' | 'measure'>, Measured {
  /** The quantity's key in an Experiment. */
  readonly quantity: string
  readonly label: string
}

/** `names` are the unique names of the runners. */
export function measureOf(quantity: Quantity, race: Race, names: readonly string[]): Measure {
  return measureBy(quantity, measures[quantity], race, names)
}

/** The same, for any row. */
export function measureBy(quantity: string, row: MeasureRow, race: Race, names: readonly string[]): Measure {
  const { words, measure, ...axis } = row
  return { quantity, label: words, ...axis, ...measure(race, names) }
}

/** The number of points of a run before it diverges. */
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

function reachOf({ domain }: Race, taken: number): Pick<Measured, 'lowestOf' | 'isBound'> {
  return {
    lowestOf: (run) => lowestOf(run, domain) - taken,
    isBound: (run) => isBound(run, domain),
  }
}

/** On the map, if any run was there. */
function lowestReached({ runs, domain }: Race): number {
  const lowest = Math.min(...runs.map((run) => lowestOf(run, domain)))
  return lowest < Infinity ? lowest : Math.min(...runs.map(({ points }) => points[2] ?? Infinity))
}

/** Where distances are measured to: the declared minima, or, without any, the end of the lowest run. */
function aims(
  { minima, runs, domain }: Race,
  names: readonly string[],
): { label: Pick<Measured, 'label'>; places: readonly (readonly number[])[] } {
  if (minima.length > 1) return { label: { label: 'distance to the nearest minimum' }, places: minima }
  const ends = runs.map((run) => endOf(run, domain))
  const lowest = ends.indexOf(Math.min(...ends))
  const run = runs[lowest]
  if (minima.length === 1 || !run) return { label: {}, places: minima }
  const label = `distance to the end of ${names[lowest]}`
  return { label: { label }, places: [[...run.points.subarray(-3, -1)]] }
}

/** The loss at the end. A run that diverges or falls off the map comes after all others. */
function endOf(run: Run, domain: Race['domain']): number {
  return isBound(run, domain) ? (run.points.at(-1) ?? Infinity) : Infinity
}
