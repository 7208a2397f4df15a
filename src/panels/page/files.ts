/** Saves experiments as JSON files, and opens them. */
import type { Experiment } from '../../experiment/experiment'
import { maxBytes, readBytes, writeText } from '../../experiment/file'
import { open } from '../../lab/open'
import type { Lab } from '../../lab/store'
import { download } from '../controls/download'

export function saveExperiment(experiment: Experiment): void {
  download(new Blob([writeText(experiment)], { type: 'application/json' }), 'thalweg.json')
}

/** Opens a file as the experiment. Each mistake in it becomes a notice. If it holds no experiment, the present one stays. */
export async function openExperiment(lab: Lab, file: File): Promise<void> {
  // A longer text is refused anyway. Reading it would only block the page.
  const bytes = await file
    .slice(0, maxBytes)
    .arrayBuffer()
    .catch(() => undefined)
  if (bytes === undefined)
    lab.store.getState().notify(`${file.name} could not be read. Is it a folder, or gone?`)
  else open(lab, readBytes(new Uint8Array(bytes)), file.name)
}

/** Asks for a file to open. */
export function askForFile(take: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'application/json,.json'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) take(file)
  })
  input.click()
}
