/** A path that another program made: where its parameters were at each step, with the digits that it printed. */

export interface Path {
  /** In the order of their steps. At least one. */
  readonly rows: readonly PathRow[]
  /** Whether the text counts its steps. Otherwise the first row is step 0. */
  readonly isCounted: boolean
  /** How many significant digits its numbers have at most. */
  readonly digits: number
  /** In which arithmetic it was computed, as far as its digits tell. */
  readonly arithmetic: Arithmetic
  /** What of the text was left out, in sentences. */
  readonly notes: readonly string[]
}

export type Arithmetic = 'float32' | 'float64' | 'unknown'

export interface PathRow {
  /** The line of the text, from 1. */
  readonly line: number
  readonly step: number
  /** One number for each parameter. They may be infinite or NaN, where the other program's run was. */
  readonly point: readonly number[]
  /** For each number of `point` the unit of its last digit: 0.0001 for 1.5000. */
  readonly units: readonly number[]
  readonly loss?: Measured
}

interface Measured {
  readonly value: number
  readonly unit: number
}

/** What is wrong with the text of a path, in one line: where, and what to do. */
export class PathError extends Error {
  override readonly name = 'PathError'

  constructor(problem: string, advice: string, line?: number) {
    super(`${line === undefined ? '' : `line ${line}: `}${problem}, ${advice}`)
  }
}

/** Of the longest text that is read, in characters. */
export const maxPathLength = 2 * 1024 * 1024
export const maxRows = 100_000
/** Of numbers in a line. */
export const maxColumns = 100
/** The last step that a run can have. */
export const maxStep = 100_000

/** A line that holds more than a row, such as a whole path. */
export function tooWide(line: number): PathError {
  return new PathError(`more than ${maxColumns} numbers in a line`, 'write one row in each', line)
}
