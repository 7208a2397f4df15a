/** Opens rows of another program: a table, or a path. It is loaded when the first one comes, with what reads it. */
import { experimentAt } from '../experiment/edits/panes'
import { readTable } from '../table/readTable'
import { TableError } from '../table/table'
import type { Offer } from './offer'
import type { Lab } from './store'
import { tableOrPath } from './tableOrPath'

export interface GivenRows {
  readonly file: string
  readonly given: string | Uint8Array
  /** Of the whole file, in bytes, of which `given` may be the beginning alone. */
  readonly size?: number
}

/** Shows the columns to choose from. A text that is no table is a notice, and all stays as it is. */
export function openTable({ store }: Lab, { file, given, size }: GivenRows, offer?: Offer): void {
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

/** Opens rows as what they look like, and offers the other. `check` compares them as a path, beside an offer. */
export function openRows(lab: Lab, rows: GivenRows, check: (offer?: Offer) => void): void {
  const { experiment, pane } = lab.store.getState()
  const { meant, either } = tableOrPath(experimentAt(experiment, pane), rows.file, rows.given)
  const asTable: Offer = { label: 'Open it as data instead', take: () => openTable(lab, rows, asPath) }
  const asPath: Offer = {
    label: 'Check it as a path instead',
    take: () => check(either ? asTable : undefined),
  }
  const { take } = meant === 'table' ? asTable : asPath
  take()
}
