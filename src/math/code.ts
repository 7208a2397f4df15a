/** Instructions of a program. */

/**
 * One after the other, each some whole numbers. A plain list: typed arrays are slower to read once any buffer has gone to
 * a worker.
 */
export type Code = readonly number[]
