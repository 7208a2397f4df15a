/** What a data set is: columns of numbers of the same length, with where they come from. */
export interface DataSet {
  readonly id: string
  readonly name: string
  /** Who published it, and when. */
  readonly source: string
  readonly licence: string
  /** What the columns measure, with units. */
  readonly labels?: Readonly<Record<string, string>>
  /** By name. */
  readonly columns: Readonly<Record<string, readonly number[]>>
}
