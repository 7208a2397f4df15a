/**
 * The address names what is read: `?lesson=momentum&part=2`, or `?talk&part=2` with the talk behind `#`. `&present` says
 * that it is given as a talk. The experiment of a lesson is behind `#`, as ever.
 */
import { useEffect } from 'react'
import { useLab } from '../../../lab/lab'
import type { Lab, LabState } from '../../../lab/store'
import { leadsToTalk, readParts } from '../../../lab/talk/address'
import { ownTalk } from '../../../lab/talk/openTalk'
import { keptInTab, talkKey } from '../../../lab/talk/tab'
import { throttle } from '../../controls/throttle'

/** Milliseconds: browsers refuse more than about 100 changes of the address in 30 seconds. */
const minInterval = 500

export function useTalkAddress(): void {
  const lab = useLab()
  useEffect(() => {
    const address = new URL(location.href)
    const isTalk = leadsToTalk(address)
    if (!isTalk && !address.searchParams.has('lesson')) {
      // A talk that was written comes back onto the table.
      if (keptInTab(talkKey) === null || lab.store.getState().embedded) return
      void import('../../../lab/talk/session').then(({ restoreTalk }) => restoreTalk(lab))
      return
    }
    void import('./openAddress')
      .then(({ openAddress }) => openAddress(lab))
      .catch((error: unknown) => {
        const what = isTalk ? 'talk' : 'lesson'
        lab.store.getState().notify(`The ${what} did not open: ${String(error)}`)
      })
  }, [lab])
  useEffect(() => {
    const write = throttle(() => void writeTalkLink(lab), minInterval)
    let isKept = false
    const stop = lab.store.subscribe((state, before) => {
      const [now, was] = [state.reading, before.reading]
      // What is read is kept in this tab from the first time on.
      // Frames of one tab would share what is kept.
      if (!isKept && !state.embedded && (state.reading || state.talk)) {
        isKept = true
        void import('../../../lab/talk/session').then(({ keepPlace }) => keepPlace(lab))
      }
      if (now?.id === ownTalk && (was?.id !== ownTalk || state.talk?.now !== before.talk?.now)) write()
      const isSame = now?.id === was?.id && now?.cue === was?.cue
      if (!isSame || Boolean(state.presenting) !== Boolean(before.presenting)) writeParts(state)
    })
    return () => {
      stop()
      write.cancel()
    }
  }, [lab])
}

/** What the address says before its `#`. */
function writeParts({ reading, presenting }: LabState): void {
  const address = new URL(location.href)
  for (const name of readParts) address.searchParams.delete(name)
  if (reading) {
    if (reading.id === ownTalk) address.searchParams.set('talk', '')
    else address.searchParams.set('lesson', reading.id)
    address.searchParams.set('part', String(reading.cue + 1))
  }
  if (presenting) address.searchParams.set('present', '')
  history.replaceState(history.state, '', address)
}

/** The talk behind `#`, unless it is too long for a link: then there is nothing behind it. */
async function writeTalkLink({ store }: Lab): Promise<void> {
  const { encodeTalk } = await import('../../../talk/link')
  const { reading, talk } = store.getState()
  if (reading?.id !== ownTalk || !talk) return
  const address = new URL(location.href)
  address.hash = encodeTalk(talk.now) ?? ''
  history.replaceState(history.state, '', address)
}
