/** The speaker's window: the same page with other things around the picture, which follows the window that the room sees. */
import type { ComponentType } from 'react'
import { follow } from '../lab/talk/follow'
import type { Lab } from '../lab/store'
import type { PanelsProps } from '../panels/Panels'
import { SpeakerPage } from '../panels/talks/speaker/SpeakerPage'

/** Begins to follow, and returns what is around the picture. `id`: of the talk, which the address of the window has. */
export function followTalk(lab: Lab, id: string): ComponentType<PanelsProps> {
  const following = follow(lab, id)
  window.addEventListener('pagehide', () => following.stop())
  document.title = 'Speaker: Thalweg'
  return function Speaker({ children }) {
    return <SpeakerPage following={following}>{children}</SpeakerPage>
  }
}
