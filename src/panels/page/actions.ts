/** What the toolbar and the keys can do with the page. */
import { setView } from '../../experiment/edits/edits'
import type { Lab } from '../../lab/store'
import { copyText } from '../controls/copyText'
import { download } from '../controls/download'
import { mention } from '../controls/mention'
import type { PageActions } from '../controls/pageActions'
import { linkOf } from './useLink'

/** `picture`: draws the present picture as a PNG file. */
export function pageActions(lab: Lab, picture: () => Promise<Blob>, toggleHelp: () => void): PageActions {
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
      copyText(link).then(() => mention(lab, 'The link is copied.'), fail('The link was not copied'))
    },
    toggleFullScreen: () => {
      const change = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen()
      change.catch(fail('Full screen failed'))
    },
    resetView: () => store.getState().edit((now) => setView(now, { camera: 'default' })),
  }
}
