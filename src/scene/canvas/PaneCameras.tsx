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
import { type Terrain, terrainMemory } from '../ground/terrain'
import type { Place } from '../../camera/keys'
import { CameraRig } from './CameraRig'
import type { PaneFrame } from './paneView'
import type { PaneViews } from './paneViews'
import { hasSameItems } from './sameItems'

interface PaneCamerasProps {
  readonly frames: readonly (PaneFrame | undefined)[]
  readonly races: readonly Race[]
  readonly views: PaneViews
}

export function PaneCameras({ frames, races, views }: PaneCamerasProps) {
  const { store } = useLab()
  const view = useLabState((state) => state.experiment.view)
  const way = useLabState((state) => state.way)
  const { heightScale } = view
  const ballOf = (runner: number): Place => ballPlace(views, runner)
  // All windows of a talk hear that its way is over.
  const onHand = () => {
    if (way) store.getState().set({ way: undefined })
  }
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
        fitted={fittedFor(races.slice(index, index + 1))}
        {...{ isAlone, dimension, heightScale, way, ballOf, onHand }}
      />
    ))
  }
  return ([1, 2] as const).map((dimension) => (
    <CameraRig
      key={dimension}
      frames={there.filter((each) => each.dimension === dimension).map(({ frame }) => frame)}
      camera={view.camera}
      onSettle={(camera: Camera) => store.getState().edit((now) => setView(now, { camera }))}
      fitted={fittedFor(dimension === 2 ? races : [])}
      {...{ isAlone, dimension, heightScale, way, ballOf, onHand }}
    />
  ))
}

/** Where the ball of a runner is, in the first pane that has it. */
function ballPlace(views: PaneViews, runner: number): Place {
  for (const [, { stage }] of views.list) {
    const { x, y, z } = stage.balls.states[stage.shown?.indices.indexOf(runner) ?? -1]?.contact ?? {}
    if (x !== undefined && y !== undefined && z !== undefined) return [x, y, z]
  }
  return [0, 0, 0]
}

/**
 * The stands that show whole surfaces: all of those that share a camera. One stays the same while a shape slider moves, so
 * that the camera stands still then.
 */
function useFitted(view: View): (races: readonly Race[]) => Stand | undefined {
  const [known] = useState<Fitted[]>(() => [])
  const isAlone = view.panes.length < 2
  return (races) => {
    const [first, ...others] = races.filter(({ surface }) => surface.dimension === 2)
    if (!first) return undefined
    const surfaces = [first, ...others].flatMap(({ surface, rows }) => [surface, rows])
    const domains = [first, ...others].map(({ domain }) => domain)
    const key = JSON.stringify([domains, view.height, view.heightScale, isAlone])
    const last = known.find((each) => each.key === key && hasSameItems(each.surfaces, surfaces))
    if (last) return last.stand
    const terrainFor = (race: Race): Terrain =>
      terrainMemory()(race, view.height === 'auto' ? race.height : view.height, view.heightScale)
    const terrains = [terrainFor(first), ...others.map(terrainFor)] as const
    const stand = fittedStand(terrains, first.picture, isAlone)
    known.push({ surfaces, key, stand })
    if (known.length > maxKnown) known.shift()
    return stand
  }
}

interface Fitted {
  readonly surfaces: readonly unknown[]
  readonly key: string
  readonly stand: Stand
}

/** One for each of the most panes with cameras of their own. */
const maxKnown = 9
