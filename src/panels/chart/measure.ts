/** The quantities of the chart: what each is called in a race, and its value at every step of a run. */
import type { View } from '../../experiment/experiment'
import type { Race, Run } from '../../run/race'

/** The quantities, by the words they are chosen by. */
export const quantityWords = {
  loss: 'loss',
  gap: 'gap to the minimum',
  gradient: '‖∇L‖',
  eta: 'η',
  distance: 'distance to the minimum',
} as const satisfies Readonly<Record<View['quantity'], string>>

/** What is measured of a race. */
export interface Measure {
  readonly quantity: View['quantity']
  /** Says what the values are measured from, where that is not plain. */
  readonly label: string
  /** The lowest value that is known apart from the runs; a linear axis goes down to it. */
  readonly floor: number | undefined
  /** What is taken off every loss; undefined where the quantity is no loss. */
  readonly taken: number | undefined
  /** The values of a run from its start to its last step, without the steps from which it had diverged. */
  of(run: Run): Float64Array
}

/** `names`: of the runners, each its own. */
export function measureOf(quantity: View['quantity'], race: Race, names: readonly string[]): Measure {
  switch (quantity) {
    case 'loss':
      return { quantity, label: quantityWords.loss, floor: lowestMinimum(race), taken: 0, of: losses(0) }
    case 'gap': {
      const minimum = lowestMinimum(race)
      const taken = minimum ?? lowestReached(race)
      const label = minimum === undefined ? 'gap to the lowest loss reached' : quantityWords.gap
      return { quantity, label, floor: 0, taken, of: losses(taken) }
    }
    case 'gradient':
      return { ...rest(quantity), of: (run) => run.gradientNorm.subarray(0, lived(run)) }
    case 'eta':
      return { ...rest(quantity), of: (run) => run.eta.subarray(0, lived(run)) }
    case 'distance': {
      const { label, places } = aims(race, names)
      return { ...rest(quantity), label, of: distances(places) }
    }
  }
}

function rest(quantity: View['quantity']): Omit<Measure, 'of'> {
  return { quantity, label: quantityWords[quantity], floor: 0, taken: undefined }
}

/** Points that a run has before it diverges. */
function lived({ steps, divergedAt }: Run): number {
  return divergedAt ?? steps + 1
}

function losses(taken: number): Measure['of'] {
  return (run) => {
    const values = new Float64Array(lived(run))
    for (let step = 0; step < values.length; step++) values[step] = (run.points[3 * step + 2] ?? 0) - taken
    return values
  }
}

function distances(places: readonly (readonly number[])[]): Measure['of'] {
  return (run) => {
    const values = new Float64Array(lived(run)).fill(Infinity)
    for (const [a = 0, b = 0] of places) {
      for (let step = 0; step < values.length; step++) {
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
): { label: string; places: readonly (readonly number[])[] } {
  if (minima.length > 1) return { label: 'distance to the nearest minimum', places: minima }
  const ends = runs.map(endOf)
  const lowest = ends.indexOf(Math.min(...ends))
  const run = runs[lowest]
  if (minima.length === 1 || !run) return { label: quantityWords.distance, places: minima }
  return { label: `distance to the end of ${names[lowest]}`, places: [[...run.points.subarray(-3, -1)]] }
}

/** The loss at the end; a run that diverged comes after all others. */
function endOf({ points, divergedAt }: Run): number {
  return divergedAt === undefined ? (points.at(-1) ?? Infinity) : Infinity
}
