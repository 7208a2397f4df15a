/**
 * The small bar over the corner of the picture: link, files, picture, theme, panels, scenes, help. Where there is little room
 * beside the ground, the last ones are shown.
 */
import { setView } from '../../experiment/edits/edits'
import type { Theme } from '../../experiment/experiment'
import { useLab, useLabState } from '../../lab/lab'
import type { Lab } from '../../lab/store'
import { obstacle } from '../../lab/obstacles'
import { IconButton } from '../controls/icons'
import type { PageActions } from '../controls/pageActions'
import { askForFile, tableTypes } from '../controls/tableFiles'
import { PanelsMenu } from './PanelsMenu'
import { openFile, saveExperiment } from './files'

const nextTheme: Readonly<Record<Theme, Theme>> = { dark: 'light', light: 'projector', projector: 'dark' }

/** The strip in which a film is made comes in place of card and chart. */
async function toggleFilm({ store }: Lab): Promise<void> {
  const { film, experiment, set } = store.getState()
  if (film)
    return set({ film: { ...film, isShown: !film.isShown }, ...(!film.isShown && { panelsHidden: false }) })
  const { newFilm } = await import('../../lab/openFilm')
  set({ film: newFilm(experiment), panelsHidden: false })
}

export function Toolbar({ page }: { readonly page: PageActions }) {
  const lab = useLab()
  const theme = useLabState((state) => state.experiment.view.theme)
  const hasFilm = useLabState((state) => state.film?.isShown ?? false)
  const { store } = lab
  return (
    <div className="lab-tools" role="toolbar" aria-label="Page" ref={obstacle}>
      <IconButton icon="film" label="Make a film" pressed={hasFilm} onClick={() => void toggleFilm(lab)} />
      <IconButton icon="link" label="Copy the link (L)" onClick={page.copyLink} />
      <IconButton
        icon="open"
        label="Open an experiment file, data, or a path to check"
        onClick={() => askForFile(`${tableTypes},.log`, (file) => void openFile(lab, file))}
      />
      <IconButton
        icon="save"
        label="Save the experiment as a file"
        onClick={() => saveExperiment(store.getState().experiment)}
      />
      <IconButton icon="picture" label="Save the picture as PNG (S)" onClick={page.savePicture} />
      <IconButton
        icon="theme"
        label={`Theme: ${theme}. Switch to ${nextTheme[theme]}`}
        onClick={() => store.getState().edit((now) => setView(now, { theme: nextTheme[theme] }))}
      />
      <IconButton icon="screen" label="Full screen (F)" onClick={page.toggleFullScreen} />
      <PanelsMenu />
      <IconButton
        icon="hide"
        label="Hide all panels (H)"
        onClick={() => store.getState().set({ panelsHidden: true })}
      />
      <IconButton icon="scenes" label="Lessons and scenes (G)" onClick={page.toggleScenes} />
      <IconButton icon="help" label="Keys (?)" onClick={page.toggleHelp} />
    </div>
  )
}
