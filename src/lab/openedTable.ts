/** A table that was read, until a surface is made of it. */
import type { Table } from '../table/table'
import type { Offer } from './offer'

export interface OpenedTable {
  /** The name of the file, or what else it is of. */
  readonly file: string
  readonly table: Table
  /** The other thing that the text may be. */
  readonly offer?: Offer | undefined
}
