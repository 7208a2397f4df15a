/** Opens the lesson or the talk of the address, once the page has begun. */
import { kindOfLink } from '../../experiment/link/linkText'
import { firstMotion } from '../../lab/firstMotion'
import type { Lab } from '../../lab/store'
import { openAddressed } from '../../lab/talk/openCue'
import { openTalkLink } from '../../lab/talk/openTalkFile'
import { beginTalk } from '../../lab/talk/present'
import { restorePlace, restoreTalk } from '../../lab/talk/session'

export async function openAddress(lab: Lab): Promise<void> {
  const { searchParams, hash } = new URL(location.href)
  const id = searchParams.get('lesson')
  const part = Number(searchParams.get('part') ?? 1)
  const hasOwn = !['', '#'].includes(hash)
  if (id !== null) {
    await firstMotion
    if (restorePlace(lab)) return
    await openAddressed(lab, id, part, hasOwn)
  } else {
    await firstMotion
    const isLink = kindOfLink(hash) === 'talk'
    if (restoreTalk(lab) && restorePlace(lab)) return
    if (!isLink)
      return lab.store
        .getState()
        .notify('This tab has not kept the talk of its address: open its file, or a link to it.')
    if (!openTalkLink(lab, hash, part - 1)) return
  }
  if (searchParams.has('present')) beginTalk(lab)
}
