/** Saves experiments as JSON files, and opens files: experiments, and paths of other programs. */
import { maxPathBytes } from '../../check/path/bytes'
import type { Experiment } from '../../experiment/experiment'
import { maxBytes, readBytes, writeText } from '../../experiment/file'
import { open } from '../../lab/open'
import type { Lab } from '../../lab/store'
import { download } from '../controls/download'

export function saveExperiment(experiment: Experiment): void {
  download(new Blob([writeText(experiment)], { type: 'application/json' }), 'thalweg.json')
}

/**
 * Opens a file as the experiment, or compares the selected runner with the path in it. Each mistake becomes a notice. If
 * the file holds neither, all stays as it is.
 */
export async function openFile(lab: Lab, file: File): Promise<void> {
  // A longer text is refused anyway. Reading it would only block the page.
  const content = await file
    .slice(0, Math.max(maxBytes, maxPathBytes))
    .arrayBuffer()
    .catch(() => undefined)
  if (content === undefined)
    return lab.store.getState().notify(`${file.name} could not be read. Is it a folder, or gone?`)
  const bytes = new Uint8Array(content)
  if (isPath(file.name, bytes)) await checkText(lab, bytes, file.name)
  else open(lab, readBytes(bytes), file.name)
}

/** What compares paths is loaded when it is first asked for. */
export async function checkText(lab: Lab, text: string | Uint8Array, name: string): Promise<void> {
  try {
    const { checkAside } = await import('../../lab/checkAside')
    await checkAside(lab, text, name)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    lab.store.getState().notify(`${name} could not be checked: ${why}`)
  }
}

/** By its name, unless it begins as an experiment does, and not as lines of JSON. */
function isPath(name: string, bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80)
  const isObject =
    first === '{'.charCodeAt(0) && !bytes.some((byte, at) => byte === first && bytes[at - 1] === 0x0a)
  return /\.(?:csv|tsv|txt|log|dat|out)$/i.test(name) && !isObject
}

/** Asks for a file to open. */
export function askForFile(take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'application/json,.json,text/csv,.csv,.tsv,text/plain,.txt,.log'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) take(file)
  })
  input.click()
}
