/** The cameras of all panes. Linked panes share one, and curves another, since they are seen from the front. */
import { setView } from '../../experiment/edits/edits'
import { setPane } from '../../experiment/edits/paneEdits'
import type { Camera } from '../../experiment/experiment'
import { panesOf } from '../../experiment/edits/panes'
import { useLab, useLabState } from '../../lab/lab'
import type { Race } from '../../run/race'
import { CameraRig } from './CameraRig'
import type { PaneFrame } from './paneView'

interface PaneCamerasProps {
  readonly frames: readonly (PaneFrame | undefined)[]
  readonly races: readonly Race[]
}

export function PaneCameras({ frames, races }: PaneCamerasProps) {
  const { store } = useLab()
  const view = useLabState((state) => state.experiment.view)
  const { heightScale } = view
  const isAlone = view.panes.length < 2
  const there = frames.flatMap((frame, index) => {
    const race = races[index]
    return frame && race ? [{ index, frame, dimension: race.surface.dimension }] : []
  })
  if (view.cameras === 'free' && view.panes.length > 0) {
    return there.map(({ index, frame, dimension }) => (
      <CameraRig
        key={`free ${index}`}
        frames={[frame]}
        camera={panesOf({ view })[index]?.camera ?? view.camera}
        onSettle={(camera: Camera) => store.getState().edit((now) => setPane(now, index, { camera }))}
        {...{ isAlone, dimension, heightScale }}
      />
    ))
  }
  return ([1, 2] as const).map((dimension) => (
    <CameraRig
      key={dimension}
      frames={there.filter((each) => each.dimension === dimension).map(({ frame }) => frame)}
      camera={view.camera}
      onSettle={(camera: Camera) => store.getState().edit((now) => setView(now, { camera }))}
      {...{ isAlone, dimension, heightScale }}
    />
  ))
}
