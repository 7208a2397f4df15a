/** What the head of the column does with the talk as a whole. */
import { filmOfTalk } from '../../../lab/openFilm'
import type { Lab } from '../../../lab/store'
import { ownTalk } from '../../../lab/talk/openTalk'
import { openCue } from '../../../lab/talk/openCue'
import { untitled, writeTalk } from '../../../talk/document/readTalk'
import { encodeTalk } from '../../../talk/link'
import type { Talk } from '../../../talk/talk'
import { copyDocumentLink } from '../../controls/copyLink'
import { download } from '../../controls/download'

/** The talk is read as a visitor reads it, from the open cue. */
export function readTalk(lab: Lab): void {
  const { talk, set } = lab.store.getState()
  if (!talk) return
  set({ talk: { ...talk, isWritten: false } })
  openFirst(lab)
}

/** A talk is given from the cue that is open. */
export function openFirst(lab: Lab): void {
  const { reading } = lab.store.getState()
  // Anew, with its question: writing shows what answers it.
  openCue(lab, ownTalk, reading?.id === ownTalk ? reading.cue : 0)
}

export function saveTalk(talk: Talk): void {
  download(new Blob([writeTalk(talk)], { type: 'application/json' }), `${fileNameOf(talk)}.json`)
}

/** Of any file of a talk, without what follows the dot. */
export function fileNameOf({ title }: Talk): string {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const name = title === untitled ? '' : words.join('-').slice(0, 60)
  return name || 'thalweg-talk'
}

/** The link opens the talk at the open cue. */
export async function copyTalkLink(lab: Lab): Promise<void> {
  const { talk, reading } = lab.store.getState()
  if (!talk) return
  const part = reading?.id === ownTalk && { part: String(reading.cue + 1) }
  await copyDocumentLink(lab, { hash: encodeTalk(talk.now), what: 'talk', search: { talk: '', ...part } })
}

/** The film of all cues, in its strip. */
export function filmTalk({ store }: Lab): void {
  const { talk, film, set } = store.getState()
  if (talk) set({ film: filmOfTalk(talk.now, film), panelsHidden: false })
}
