/** What the toolbar and the keys can do with the page. */
import { setView } from '../../experiment/edits/edits'
import type { Moment } from '../../experiment/link/moment'
import type { PictureWish } from '../../lab/picture'
import { type Lab, momentOf } from '../../lab/store'
import { copyText } from '../controls/copyText'
import { download } from '../controls/download'
import { enterFullScreen } from '../controls/fullScreen'
import { mention } from '../controls/mention'
import type { PageActions, SheetToggles } from '../controls/pageActions'
import { pictureWish } from './pictureWords'
import { linkOf } from './useLink'

/** `picture`: draws the present picture as a PNG file. `toggles`: open and close the sheets. */
export function pageActions(
  lab: Lab,
  picture: (wish?: PictureWish) => Promise<Blob>,
  toggles: SheetToggles,
): PageActions {
  const { store } = lab
  const fail = (what: string) => (error: unknown) =>
    store.getState().notify(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  const copy = (done: string, moment?: Moment) => {
    const link = linkOf(store.getState().experiment, moment)
    if (link === undefined) {
      store.getState().notify('This experiment is too long for a link. Save it as a file instead.')
      return
    }
    copyText(link).then(() => mention(lab, done), fail('The link was not copied'))
  }
  return {
    ...toggles,
    savePicture: () => {
      picture(pictureWish(lab)).then(
        (blob) => download(blob, 'thalweg.png'),
        fail('The picture was not saved'),
      )
    },
    copyLink: () => copy('The link is copied.'),
    copyMoment: () => copy('The link to this moment is copied.', momentOf(lab)),
    toggleFullScreen: () => {
      const change = document.fullscreenElement ? document.exitFullscreen() : enterFullScreen()
      change.catch(fail('Full screen failed'))
    },
    resetView: () => store.getState().edit((now) => setView(now, { camera: 'default' })),
  }
}
