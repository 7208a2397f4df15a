/** Saves experiments as JSON files, and opens files: experiments, talks, films, data, and paths of other programs. */
import { maxPathBytes } from '../../check/path/bytes'
import type { Experiment } from '../../experiment/experiment'
import { maxBytes, readBytes, writeText } from '../../experiment/file/file'
import { jsonOfBytes } from '../../experiment/file/jsonText'
import { isPartName } from '../../experiment/schema/schema'
import { open } from '../../lab/open'
import type { Offer } from '../../lab/offer'
import type { GivenRows } from '../../lab/openTable'
import type { Lab } from '../../lab/store'
import { maxTableLength } from '../../table/table'
import { download } from '../controls/download'
import { bytesOf, openTable } from '../controls/tableFiles'
import { maxTalkBytes } from '../../talk/limits'
import { openTalk } from '../controls/talkFiles'

export function saveExperiment(experiment: Experiment): void {
  download(new Blob([writeText(experiment)], { type: 'application/json' }), 'thalweg.json')
}

/**
 * Opens a file as the experiment, as a talk, as a film, as data, or compares the selected runner with the path in it. Each mistake becomes a
 * notice. If the file holds none of them, all stays as it is.
 */
export async function openFile(lab: Lab, file: File): Promise<void> {
  lab.store.getState().set({ table: undefined })
  // A longer text is refused anyway. Reading it would only block the page.
  const bytes = await bytesOf(lab, file, Math.max(maxBytes, maxPathBytes, maxTableLength, maxTalkBytes))
  if (!bytes) return
  const given: GivenRows = { file: file.name, given: bytes, size: file.size }
  if (isRows(file.name, bytes)) await openRows(lab, given)
  else if (isJsonTable(bytes)) await openTable(lab, given)
  else if (isOf('talk', bytes)) await openTalk(lab, bytes, file.name)
  else if (isOf('film', bytes)) (await import('../../lab/openFilmFile')).openFilm(lab, bytes, file.name)
  else open(lab, readBytes(bytes), file.name)
}

/** Opens rows as data or as a path, whichever they look like, and offers the other. */
export async function openRows(lab: Lab, rows: GivenRows): Promise<void> {
  lab.store.getState().set({ table: undefined })
  const opening = await import('../../lab/openTable')
  opening.openRows(lab, rows, (offer) => void checkText(lab, rows.given, rows.file, offer))
}

/** What compares paths is loaded when it is first asked for. */
export async function checkText(
  lab: Lab,
  text: string | Uint8Array,
  name: string,
  offer?: Offer,
): Promise<void> {
  try {
    const { checkAside } = await import('../../lab/checkAside')
    await checkAside(lab, text, name, offer)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    lab.store.getState().notify(`${name} could not be checked: ${why}`)
  }
}

/** By its name, unless it begins as an experiment does, and not as lines of JSON. */
function isRows(name: string, bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80)
  const isObject =
    first === '{'.charCodeAt(0) && !bytes.some((byte, at) => byte === first && bytes[at - 1] === 0x0a)
  return /\.(?:csv|tsv|txt|log|dat|out)$/i.test(name) && !isObject
}

/** By the first word of its kind, with which a file of ours begins: a film may hold a talk. */
function isOf(kind: 'talk' | 'film', bytes: Uint8Array): boolean {
  const begin = new TextDecoder().decode(bytes.subarray(0, 4096))
  return /"thalweg"\s*:\s*"(\w+)"/.exec(begin)?.[1] === kind
}

/** Whether it is a list, or an object of lists that names no part of an experiment. */
function isJsonTable(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80)
  if (first === '['.charCodeAt(0)) return true
  const read = jsonOfBytes(bytes, maxTableLength)
  if (!('json' in read) || typeof read.json !== 'object' || read.json === null) return false
  const parts = Object.entries(read.json)
  const isList = ([name, part]: [string, unknown]): boolean => Array.isArray(part) && !isPartName(name)
  return parts.length > 0 && parts.every(isList)
}
