/** The page: the lab, the picture, the panels around it. */
import { type Ensembles, EnsemblesContext } from '../lab/ensembles'
import { LabContext, usePlayback } from '../lab/lab'
import type { Lab } from '../experiment/store'
import { Panels } from '../panels/Panels'
import { PaneFoot } from '../panels/panes/PaneFoot'
import { SceneCanvas } from '../scene/SceneCanvas'

interface AppProps {
  readonly lab: Lab
  readonly ensembles: Ensembles
}

export function App({ lab, ensembles }: AppProps) {
  return (
    <LabContext.Provider value={lab}>
      <EnsemblesContext.Provider value={ensembles}>
        <Page />
      </EnsemblesContext.Provider>
    </LabContext.Provider>
  )
}

function Page() {
  usePlayback()
  return (
    <Panels>
      <SceneCanvas foot={(pane) => <PaneFoot pane={pane} />} />
    </Panels>
  )
}
