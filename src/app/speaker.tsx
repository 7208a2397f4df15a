/** The speaker's window: the same program, which follows the window that the room sees. */
import { createRoot } from 'react-dom/client'
import { defaultExperiment } from '../experiment/defaults'
import { EnsembleDesk } from '../lab/ensembleDesk'
import { EnsemblesContext } from '../lab/ensembles'
import { tellStill } from '../lab/firstMotion'
import { offerFilms } from '../lab/filming'
import { LabContext } from '../lab/lab'
import { createLab } from '../lab/store'
import { follow } from '../lab/talk/follow'
import { SpeakerPage } from '../panels/speaker/SpeakerPage'
import { PaneFoot } from '../panels/panes/PaneFoot'
import { SceneCanvas } from '../scene/canvas/SceneCanvas'
import { exposeThalweg } from './thalweg'

/** `id`: of the talk, which the address of the window has. */
export function showSpeaker(element: HTMLElement, id: string): void {
  const lab = createLab(defaultExperiment)
  const ensembles = new EnsembleDesk(lab)
  const following = follow(lab, id)
  window.addEventListener('pagehide', () => following.stop())
  offerFilms(async () => (await import('./film')).studio)
  tellStill()
  document.title = 'Speaker: Thalweg'
  createRoot(element).render(
    <LabContext.Provider value={lab}>
      <EnsemblesContext.Provider value={ensembles}>
        <SpeakerPage following={following}>
          <SceneCanvas Foot={PaneFoot} />
        </SpeakerPage>
      </EnsemblesContext.Provider>
    </LabContext.Provider>,
  )
  exposeThalweg(lab, ensembles)
}
