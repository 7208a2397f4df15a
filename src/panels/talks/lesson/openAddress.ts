/** Opens the lesson or the talk of the address, once the page has begun. */
import { kindOfLink } from '../../../experiment/link/linkText'
import { builtInTalk } from '../../../lab/builtInTalk'
import { firstMotion } from '../../../lab/firstMotion'
import type { Lab } from '../../../lab/store'
import { openAddressed, openCue } from '../../../lab/talk/openCue'
import { ownTalk } from '../../../lab/talk/openTalk'
import { openTalkLink, openTalkText } from '../../../lab/talk/openTalkFile'
import { beginTalk } from '../../../lab/talk/present'
import { isReload, restorePlace, restoreTalk } from '../../../lab/talk/session'

export async function openAddress(lab: Lab): Promise<void> {
  const { searchParams, hash } = new URL(location.href)
  const id = searchParams.get('lesson')
  const part = Number(searchParams.get('part') ?? 1)
  const { experiment } = lab.store.getState()
  await firstMotion
  // Frames of one tab would share what it has kept.
  const isFramed = lab.store.getState().embedded !== undefined
  const hasTalk = !isFramed && restoreTalk(lab)
  if (!isFramed && (id !== null || hasTalk) && restorePlace(lab)) return
  if (id !== null) await openAddressed(lab, id, part, !['', '#'].includes(hash), experiment)
  // The link follows the talk a moment later, and what the tab has kept is newer.
  else if (hasTalk && isReload()) return
  else if (!openOwn(lab, hash, part - 1)) return
  if (searchParams.has('present')) beginTalk(lab)
}

/** Opens the talk of the link, or the one that is built in. Returns whether there is one. */
function openOwn(lab: Lab, hash: string, cue: number): boolean {
  const builtIn = builtInTalk()
  if (kindOfLink(hash) === 'talk') return openTalkLink(lab, hash, cue)
  if (lab.store.getState().talk) {
    openCue(lab, ownTalk, cue)
    return true
  }
  if (builtIn !== undefined) return openTalkText(lab, builtIn, 'The talk of this page', cue)
  lab.store
    .getState()
    .notify('This tab has not kept the talk of its address: open its file, or a link to it.')
  return false
}
