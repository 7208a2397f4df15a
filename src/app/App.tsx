/** The page: the lab, the picture, the panels around it. */
import { type Ensembles, EnsemblesContext } from '../lab/ensembles'
import { LabContext, usePlayback } from '../lab/lab'
import { TuningContext, type TuningDesk } from '../lab/tuning'
import { picture } from '../lab/picture'
import type { Lab } from '../lab/store'
import { Boundary } from '../panels/controls/Boundary'
import { Panels } from '../panels/Panels'
import { PaneFoot } from '../panels/panes/PaneFoot'
import { SceneCanvas } from '../scene/canvas/SceneCanvas'

interface AppProps {
  readonly lab: Lab
  readonly ensembles: Ensembles
  readonly tuning: TuningDesk
}

export function App({ lab, ensembles, tuning }: AppProps) {
  return (
    <LabContext.Provider value={lab}>
      <EnsemblesContext.Provider value={ensembles}>
        <TuningContext.Provider value={tuning}>
          <Boundary part="The page">
            <Page />
          </Boundary>
        </TuningContext.Provider>
      </EnsemblesContext.Provider>
    </LabContext.Provider>
  )
}

function Page() {
  usePlayback()
  return (
    <Panels picture={picture}>
      <SceneCanvas Foot={PaneFoot} />
    </Panels>
  )
}
