/** The last places of the runs of an ensemble, as either engine gives them. */

/** Each list has four numbers for each cell: x, y, loss, record, where only the last of the lists needs all four. */
export interface Ends {
  /**
   * At the end. The record is 0 if the run is not at rest, k + 1 if it is since step k (see `Judge.restAfter`), and −(n + 1) if it
   * was lost at step n; then the place is the last finite one.
   */
  readonly last: Float32Array<ArrayBuffer>
  /** A step before. With no steps, the same. */
  readonly before: Float32Array<ArrayBuffer>
  /** At the step `markOf`. Undefined if the race is too short to have one. */
  readonly mark: Float32Array<ArrayBuffer> | undefined
}
