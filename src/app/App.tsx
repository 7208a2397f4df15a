/** The page: the lab, the picture, the panels around it. */
import type { Experiment } from '../experiment/experiment'
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
  /** What the page opened with if no link said what. */
  readonly opening?: Experiment | undefined
}

export function App({ lab, ensembles, tuning, opening }: AppProps) {
  return (
    <LabContext.Provider value={lab}>
      <EnsemblesContext.Provider value={ensembles}>
        <TuningContext.Provider value={tuning}>
          <Boundary part="The page">
            <Page opening={opening} />
          </Boundary>
        </TuningContext.Provider>
      </EnsemblesContext.Provider>
    </LabContext.Provider>
  )
}

function Page({ opening }: Pick<AppProps, 'opening'>) {
  usePlayback()
  return (
    <Panels picture={picture} opening={opening}>
      <SceneCanvas Foot={PaneFoot} />
    </Panels>
  )
}
