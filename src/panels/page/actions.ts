/** What the toolbar and the keys can do with the page. */
import { setView } from '../../experiment/edits/edits'
import { picture } from '../../lab/picture'
import type { Lab } from '../../lab/store'
import type { PageActions } from '../keys/keys'
import { download } from './files'
import { linkOf } from './useLink'

export function pageActions(lab: Lab, toggleHelp: () => void): PageActions {
  const { store } = lab
  const fail = (what: string) => (error: unknown) =>
    store.getState().notify(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  return {
    toggleHelp,
    savePicture: () => {
      picture().then((blob) => download(blob, 'thalweg.png'), fail('The picture was not saved'))
    },
    copyLink: () => {
      const link = linkOf(store.getState().experiment)
      if (link === undefined) {
        store.getState().notify('This experiment is too long for a link. Save it as a file instead.')
        return
      }
      navigator.clipboard
        .writeText(link)
        .then(() => mention(lab, 'The link is copied.'), fail('The link was not copied'))
    },
    toggleFullScreen: () => {
      const change = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen()
      change.catch(fail('No full screen'))
    },
    resetView: () => store.getState().edit((now) => setView(now, { camera: 'default' })),
  }
}

/** A notice that goes by itself: nothing has to be done about it. */
export function mention({ store }: Lab, text: string): void {
  store.getState().notify(text)
  setTimeout(() => {
    const { notices, dismiss } = store.getState()
    const index = notices.indexOf(text)
    if (index >= 0) dismiss(index)
  }, 2500)
}
