/** Files of talks: asked for, read, opened and saved. What reads them is loaded with the first. */
import type { Lab } from '../../lab/store'
import { maxTalkBytes } from '../../talk/limits'
import { askForFile, bytesOf } from './tableFiles'

export function askForTalk(lab: Lab): void {
  askForFile('application/json,.json', (file) => void openTalkFile(lab, file))
}

/** Opens a file that a person has chosen as a talk, whatever it looks like. */
async function openTalkFile(lab: Lab, file: File): Promise<void> {
  const bytes = await bytesOf(lab, file, maxTalkBytes)
  if (bytes) await openTalk(lab, bytes, file.name)
}

export async function openTalk(lab: Lab, bytes: Uint8Array, name: string): Promise<void> {
  await withTalks(lab, ({ openTalkBytes }) => openTalkBytes(lab, bytes, name))
}

export async function newTalk(lab: Lab): Promise<void> {
  await withTalks(lab, ({ beginNewTalk }) => beginNewTalk(lab))
}

async function withTalks(
  lab: Lab,
  work: (talks: typeof import('../../lab/talk/openTalkFile')) => unknown,
): Promise<void> {
  try {
    work(await import('../../lab/talk/openTalkFile'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    lab.store.getState().notify(`The talk could not be opened: ${why}`)
  }
}
