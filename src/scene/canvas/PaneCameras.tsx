/** The cameras of all panes. Linked panes share one, and curves another, since they are seen from the front. */
import { useState } from 'react'
import { setView } from '../../experiment/edits/edits'
import { setPane } from '../../experiment/edits/paneEdits'
import type { Camera, View } from '../../experiment/experiment'
import { panesOf } from '../../experiment/edits/panes'
import { useLab, useLabState } from '../../lab/lab'
import type { Race } from '../../run/race'
import type { Stand } from '../ground/camera'
import { fittedStand } from '../ground/fitCamera'
import { terrainMemory } from '../ground/terrain'
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
  const fittedFor = useFitted(view)
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
        fitted={fittedFor(races[index])}
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
      fitted={fittedFor(races.find(({ surface }) => surface.dimension === dimension))}
      {...{ isAlone, dimension, heightScale }}
    />
  ))
}

/** The stands that show whole surfaces. Each stays the same while a shape slider moves: the camera stands still then. */
function useFitted(view: View): (race: Race | undefined) => Stand | undefined {
  const [known] = useState(() => new Map<unknown, { readonly key: string; readonly stand: Stand }>())
  const isAlone = view.panes.length < 2
  return (race) => {
    if (race?.surface.dimension !== 2) return undefined
    const key = JSON.stringify([race.domain, view.height, view.heightScale, isAlone])
    const last = known.get(race.surface)
    if (last?.key === key) return last.stand
    const terrain = terrainMemory()(
      race,
      view.height === 'auto' ? race.height : view.height,
      view.heightScale,
    )
    const stand = fittedStand(terrain, race.picture, isAlone)
    known.clear()
    known.set(race.surface, { key, stand })
    return stand
  }
}
