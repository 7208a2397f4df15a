/** Outcomes of an ensemble as they are asked for, cell by cell. */
import {
  type Minimum,
  type OutcomeKind,
  type Outcomes,
  noMinimum,
  outcomeCode,
} from '../../src/ensemble/outcomes/result'

interface Cell {
  readonly kind: OutcomeKind
  readonly minimum?: number
  readonly step?: number
  readonly loss?: number
  readonly climbed?: boolean
}

export function outcomesOf(cells: readonly Cell[], minima: readonly Minimum[] = four, steps = 400): Outcomes {
  return {
    columns: cells.length,
    rows: 1,
    steps,
    kind: Uint8Array.from(cells, ({ kind }) => outcomeCode[kind]),
    minimum: Int16Array.from(cells, ({ minimum = noMinimum }) => minimum),
    step: Uint32Array.from(cells, ({ step = steps }) => step),
    loss: Float32Array.from(cells, ({ loss = 1 }) => loss),
    climbed: Uint8Array.from(cells, ({ climbed = false }) => (climbed ? 1 : 0)),
    minima,
  }
}

export const minimumAt = (x: number, y: number): Minimum => ({ x, y, loss: 0, declared: true })
/** In the order of Himmelblau's, around the middle. */
export const four = [minimumAt(3, 2), minimumAt(-2.8, 3.1), minimumAt(-3.8, -3.3), minimumAt(3.6, -1.8)]

/** Every step from 10 to 300 at each of the minima. */
export const converging: Cell[] = [...four.keys()].flatMap((minimum) =>
  Array.from({ length: 30 }, (_, index) => ({ kind: 'converged' as const, minimum, step: 10 + 10 * index })),
)
export const apart: Cell[] = [
  { kind: 'diverged', step: 3 },
  { kind: 'running' },
  { kind: 'running', climbed: true },
  { kind: 'saddle', step: 150 },
  { kind: 'plateau', step: 150 },
  { kind: 'maximum', step: 150 },
  { kind: 'circling' },
  { kind: 'nothing', step: 0 },
]
