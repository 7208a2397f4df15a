/** The page: the lab, the picture, the panels around it. */
import type { ComponentType } from 'react'
import type { Experiment } from '../experiment/experiment'
import { type Ensembles, EnsemblesContext } from '../lab/ensembles'
import { LabContext, usePlayback } from '../lab/lab'
import { TuningContext, type TuningDesk } from '../lab/tuning'
import { picture } from '../lab/picture'
import type { Lab } from '../lab/store'
import { Boundary } from '../panels/controls/Boundary'
import type { PanelsProps } from '../panels/Panels'
import { PaneFoot } from '../panels/race/panes/PaneFoot'
import { SceneCanvas } from '../scene/canvas/SceneCanvas'

interface AppProps {
  readonly lab: Lab
  readonly ensembles: Ensembles
  readonly tuning: TuningDesk
  /** What the page opened with if no link said what. */
  readonly opening?: Experiment | undefined
  /** Whether the race plays by the clock of this page: the speaker's window follows another's. */
  readonly hasClock: boolean
  /** What is around the picture. */
  readonly Around: ComponentType<PanelsProps>
}

export function App({ lab, ensembles, tuning, ...page }: AppProps) {
  return (
    <LabContext.Provider value={lab}>
      <EnsemblesContext.Provider value={ensembles}>
        <TuningContext.Provider value={tuning}>
          <Boundary part="The page">
            <Page {...page} />
          </Boundary>
        </TuningContext.Provider>
      </EnsemblesContext.Provider>
    </LabContext.Provider>
  )
}

function Page({ opening, hasClock, Around }: Pick<AppProps, 'opening' | 'hasClock' | 'Around'>) {
  usePlayback(hasClock)
  return (
    <Around picture={picture} opening={opening}>
      <SceneCanvas Foot={PaneFoot} />
    </Around>
  )
}
