/** The speaker's window: the same page, on another screen or in a window over others, which follows what the room sees. */
import { useCallback, useEffect, useState } from 'react'
import { useLab } from '../../../lab/lab'
import { fullScreenLine } from '../../../lab/talk/commands'
import { lead } from '../../../lab/talk/lead'
import { change, tell } from '../../../lab/talk/present'
import { isReload } from '../../../lab/talk/session'
import { keepInTab, keptInTab } from '../../../lab/talk/tab'
import { enterLocked } from '../../controls/fullScreen'
import { type Placed, twoScreens } from './screens'

/** Returns what opens the window. */
export function useSpeaker(): () => void {
  const lab = useLab()
  const [id] = useState(talkId)
  useEffect(() => lead(lab, id), [lab, id])
  return useCallback(() => {
    const address = new URL(location.href)
    address.search = ''
    address.searchParams.set('speaker', id)
    address.hash = ''
    void openWindow(address, (line) => tell(lab, line)).then((isOpen) => {
      if (isOpen) return
      const hadNotes = lab.store.getState().presenting?.notes === true
      change(lab, { notes: !hadNotes })
      if (hadNotes) return
      tell(
        lab,
        'The browser opened no window for the speaker: the notes are in the corner, until S is pressed again. Allow pop-ups for this page.',
      )
    })
  }, [lab, id])
}

/** Returns whether there is a window now. With a second screen the picture goes there. */
async function openWindow(address: URL, say: (line: string) => void): Promise<boolean> {
  const screens = await twoScreens()
  // The one window that may be opened while a page goes onto another screen.
  if (screens) await enterLocked(screens.other).catch(() => undefined)
  const wasFull = document.fullscreenElement !== null
  const isOpen = popup(address, screens?.here ?? usual) || (await overOthers(address))
  // Elsewhere a new window ends the full screen of this one.
  if (isOpen && !(screens && wasFull)) say(fullScreenLine)
  return isOpen
}

const usual: Placed = { left: 60, top: 60, width: 1100, height: 720 }

let own: string | undefined

/** Of this page, also after a reload: the speaker's window finds it again. A tab that is a copy of another has its own. */
function talkId(): string {
  // `randomUUID` is not there over plain http.
  const fresh = Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('-')
  own ??= (isReload() ? keptInTab(key) : null) ?? fresh
  keepInTab(key, own)
  return own
}

const key = 'thalweg.speaker'

function popup(address: URL, { left, top, width, height }: Placed): boolean {
  const features = `popup,left=${left},top=${top},width=${width},height=${height}`
  return window.open(address, 'thalweg-speaker', features) !== null
}

interface PictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>
}

/** A small window over all others, where the browser has such: it may come where a popup may not. */
async function overOthers(address: URL): Promise<boolean> {
  if (!('documentPictureInPicture' in window)) return false
  try {
    const opened = await (window.documentPictureInPicture as PictureInPicture).requestWindow({
      width: 900,
      height: 600,
    })
    // The page itself, which needs all that it has elsewhere.
    // oxlint-disable-next-line react/iframe-missing-sandbox
    const frame = opened.document.createElement('iframe')
    frame.src = address.href
    frame.title = 'Speaker'
    Object.assign(frame.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', border: '0' })
    opened.document.body.append(frame)
    return true
  } catch {
    return false
  }
}
