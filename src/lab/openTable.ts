/** Opens a table of another program. It is loaded when the first one comes, with what reads it. */
import { readTable } from '../table/readTable'
import { TableError } from '../table/table'
import type { Offer } from './offer'
import type { Lab } from './store'

interface Given {
  readonly file: string
  readonly given: string | Uint8Array
  /** Of the whole file, in bytes, of which `given` may be the beginning alone. */
  readonly size?: number
  /** The other thing that the text may be. */
  readonly offer?: Offer | undefined
}

/** Shows the columns to choose from. A text that is no table is a notice, and all stays as it is. */
export function openTable({ store }: Lab, { file, given, size, offer }: Given): void {
  const { set, notify } = store.getState()
  try {
    set({ table: { file, table: readTable(given, size), offer } })
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    // A notice would be behind the sheet.
    set({ table: undefined })
    notify(`${file}: ${error.message}`, offer)
  }
}
