/** The address bar holds the experiment: written a moment after an edit, read when it changes by hand, and then left as it is. */
import { useEffect } from 'react'
import type { Experiment } from '../../experiment/experiment'
import { kindOfLink } from '../../experiment/link/linkText'
import { decodeLink, shortLink } from '../../experiment/link/link'
import type { Moment } from '../../experiment/link/moment'
import { whyNothing } from '../../experiment/schema/schema'
import { firstMotion } from '../../lab/firstMotion'
import { useLab } from '../../lab/lab'
import { open } from '../../lab/open'
import type { Lab } from '../../lab/store'
import { ownTalk } from '../../lab/talk/openTalk'
import { throttle } from '../controls/throttle'

/** Milliseconds without an edit, after which the link is written. */
const pause = 250
/** Browsers refuse more than about 100 changes of the address in 30 seconds. */
const minInterval = 500

const tooLong =
  'This experiment is too long for a link: the address bar stays at an older one. Save it as a file instead.'

export function useLink(): void {
  const lab = useLab()
  useEffect(() => {
    let written = location.hash
    // A link that could not be read is not overwritten. It stays one step back.
    let isUnread = kindOfLink(written) === 'experiment' && whyNothing(decodeLink(written)) !== undefined
    let isReading = false
    let isTooLong = false
    const write = throttle(() => {
      // Then the address holds the talk.
      if (lab.store.getState().reading?.id === ownTalk) return
      const hash = shortLink(lab.store.getState().experiment)
      // A longer link would not open, so the address keeps the last one that does.
      const { notices, notify, dismiss } = lab.store.getState()
      const said = notices.indexOf(tooLong)
      if (hash === undefined) {
        if (!isTooLong) notify(tooLong)
        isTooLong = true
        return
      }
      isTooLong = false
      if (said >= 0) dismiss(said)
      if (hash === location.hash) return
      written = hash
      if (isUnread) history.pushState(history.state, '', hash)
      else history.replaceState(history.state, '', hash)
      isUnread = false
    }, minInterval)
    let waiting: ReturnType<typeof setTimeout> | undefined
    const stop = lab.store.subscribe((state, before) => {
      const isClosed = before.reading?.id === ownTalk && state.reading?.id !== ownTalk
      if ((state.experiment === before.experiment && !isClosed) || isReading) return
      clearTimeout(waiting)
      waiting = setTimeout(write, pause)
    })
    const read = () => {
      if (location.hash === written || location.hash === '') return
      written = location.hash
      clearTimeout(waiting)
      write.cancel()
      if (kindOfLink(written) !== 'experiment') return void openOther(lab, written)
      const parsed = decodeLink(written)
      isUnread = whyNothing(parsed) !== undefined
      isReading = true
      open(lab, parsed)
      isReading = false
    }
    if (kindOfLink(written) === 'film') void firstMotion.then(() => openOther(lab, written))
    window.addEventListener('hashchange', read)
    return () => {
      stop()
      clearTimeout(waiting)
      write.cancel()
      window.removeEventListener('hashchange', read)
    }
  }, [lab])
}

/** Opens a link to a talk or to a film. */
async function openOther(lab: Lab, hash: string): Promise<void> {
  if (kindOfLink(hash) === 'talk') (await import('../../lab/talk/openTalkFile')).openTalkLink(lab, hash)
  else (await import('../../lab/openFilmFile')).openFilmLink(lab, hash)
}

/** The address of the page with the experiment in it, and a moment of it, unless that is too long for a link. */
export function linkOf(experiment: Experiment, moment?: Moment): string | undefined {
  const hash = shortLink(experiment, moment)
  if (hash === undefined) return undefined
  const address = new URL(location.href)
  // What is behind `#` is an experiment, and no talk.
  if (address.searchParams.has('talk')) for (const name of ['talk', 'part']) address.searchParams.delete(name)
  address.searchParams.delete('present')
  address.hash = hash
  return address.href
}
