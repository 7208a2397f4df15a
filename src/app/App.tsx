/** The page: the lab, the picture, the panels around it. */
import { LabContext, usePlayback } from '../lab/lab'
import type { Lab } from '../experiment/store'
import { Panels } from '../panels/Panels'
import { SceneCanvas } from '../scene/SceneCanvas'

export function App({ lab }: { readonly lab: Lab }) {
  return (
    <LabContext.Provider value={lab}>
      <Page />
    </LabContext.Provider>
  )
}

function Page() {
  usePlayback()
  return (
    <Panels>
      <SceneCanvas />
    </Panels>
  )
}
