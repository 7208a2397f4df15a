/** Files of rows: asked for, read, and opened as data. */
import type { GivenRows } from '../../lab/openTable'
import type { Lab } from '../../lab/store'
import { maxTableLength } from '../../table/table'

/** Asks for a file. `accept` is as an input of HTML has it. */
export function askForFile(accept: string, take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) take(file)
  })
  input.click()
}

export const tableTypes = 'text/csv,.csv,.tsv,text/plain,.txt,.dat,application/json,.json'

/** The first bytes of a file. Undefined, with a notice, if it cannot be read. */
export async function bytesOf({ store }: Lab, file: File, max: number): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(0, max).arrayBuffer())
  } catch {
    store.getState().notify(`${file.name} could not be read. Is it a folder, or gone?`)
    return undefined
  }
}

/** Opens a file that a person has chosen as data, whatever it looks like. */
export async function openTableFile(lab: Lab, file: File): Promise<void> {
  const given = await bytesOf(lab, file, maxTableLength)
  if (given) await openTable(lab, { file: file.name, given, size: file.size })
}

/** What reads tables is loaded when it is first asked for. */
export async function openTable(lab: Lab, rows: GivenRows): Promise<void> {
  try {
    const opening = await import('../../lab/openTable')
    opening.openTable(lab, rows)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    lab.store.getState().notify(`${rows.file} could not be opened: ${why}`)
  }
}
