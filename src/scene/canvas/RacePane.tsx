/** One race in one pane: keeps its stage and its field in step with the props. SceneFrames draws the frames. */
import { useThree } from '@react-three/fiber'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Ensemble, Runner, View } from '../../experiment/experiment'
import type { Ensembles } from '../../lab/ensembles'
import { guard, useFail } from '../../lab/useFail'
import type { Race } from '../../run/race'
import { type DetailGauge, paneDetail } from './detail'
import { sceneThemes } from '../../looks/palette'
import { type PaneFrame, PaneView } from './paneView'
import type { PaneViews } from './paneViews'
import type { PointerActions } from './pointer'
import { type Terrain, terrainMemory } from '../ground/terrain'
import type { OtherPath } from '../things/otherPath'

/** A control that has not moved for this long is still. */
const stillMilliseconds = 200

interface RacePaneProps {
  readonly index: number
  readonly frame: PaneFrame
  /** The runs of the pane's runners. `indices` are those of the runners in the experiment's list. */
  readonly race: Race
  readonly runners: readonly Runner[]
  readonly indices: readonly number[]
  readonly names: readonly string[]
  readonly view: View
  readonly title: string
  /** Index of the selected runner in that list. */
  readonly selected: number
  /** A path that another program made on this surface. */
  readonly path: OtherPath | undefined
  readonly ensemble: Ensemble | undefined
  readonly ensembles: Ensembles
  readonly actions: PointerActions
  readonly gauge: DetailGauge
  readonly views: PaneViews
}

export function RacePane(props: RacePaneProps) {
  const { title } = props
  const pane = usePane(props)
  useShownRace(pane, props)
  useEffect(() => {
    pane?.setTitle(title)
  }, [pane, title])
  useShownEnsemble(pane, props)
  return null
}

/** The pane, from its first layout until it goes. */
function usePane({ index, frame, views, actions }: RacePaneProps): PaneView | undefined {
  const invalidate = useThree((state) => state.invalidate)
  const [pane, setPane] = useState<PaneView>()
  const acting = useRef(actions)
  acting.current = actions

  useLayoutEffect(() => {
    const made = new PaneView(frame, forward(acting), invalidate)
    const withdraw = views.add(index, made)
    setPane(made)
    return () => {
      withdraw()
      made.dispose()
      invalidate()
    }
  }, [index, frame, views, invalidate])
  return pane
}

/** The field and all that stands on it change together. The old picture stays until a new surface's program is ready. */
function useShownRace(pane: PaneView | undefined, props: RacePaneProps): void {
  const { race, runners, indices, names, path, gauge, views } = props
  const selected = indices.indexOf(props.selected)
  const view = useMemo(() => viewIn(props.view, indices), [props.view, indices])
  const renderer = useThree((state) => state.gl)
  const invalidate = useThree((state) => state.invalidate)
  const fail = useFail()
  const terrain = useTerrain(race, view)

  useLayoutEffect(() => {
    if (!pane) return
    const { stage, field } = pane
    let isWanted = true
    let fine: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const isOld = stage.shown?.terrain === terrain && stage.shown.race.surface === race.surface
      stage.show({ race, runners, indices, names, terrain, view, selected, path })
      pane.setGround(sceneThemes[view.theme].ground)
      const detail = paneDetail(gauge.detail, views.count)
      const fill = (size: number) => {
        pane.fill(renderer, size, detail)
        invalidate()
      }
      if (!isOld || field.size < 2) fill(field.size > 1 ? detail.movingField : detail.field)
      if (field.wanted < detail.field || (field.wanted > detail.field && !race.rows))
        fine = setTimeout(() => fill(detail.field), stillMilliseconds)
      invalidate()
    }
    const isReady = field.isReady(race.surface)
    if (terrain.inFloat64 || isReady || views.haveField(race.surface)) {
      if (!terrain.inFloat64 && !isReady) field.adopt(race.surface)
      show()
    } else {
      void field
        .prepare(renderer, race.surface, () => isWanted)
        .then((isReady) => {
          if (isReady) show()
        })
        .catch(fail)
    }
    return () => {
      isWanted = false
      clearTimeout(fine)
    }
  }, [
    pane,
    race,
    runners,
    indices,
    names,
    terrain,
    view,
    selected,
    path,
    gauge,
    views,
    renderer,
    invalidate,
    fail,
  ])
}

function useTerrain(race: Race, { height, heightScale }: View): Terrain {
  const [terrainOf] = useState(terrainMemory)
  return terrainOf(race, height === 'auto' ? race.height : height, heightScale)
}

/** Results of an ensemble go to the stage without React. */
function useShownEnsemble(pane: PaneView | undefined, { ensemble, ensembles, indices }: RacePaneProps): void {
  const invalidate = useThree((state) => state.invalidate)
  const fail = useFail()
  const shownHere = useMemo(() => ensembleHere(ensemble, indices), [ensemble, indices])

  useEffect(() => {
    if (!pane) return
    const show = () => {
      const { results, hovered } = ensembles.store.getState()
      const here = hovered && indices.includes(hovered.result.plan.runner) ? hovered : undefined
      const shown = shownHere && { ensemble: shownHere, state: { results, hovered: here } }
      if (pane.stage.showEnsemble(shown)) invalidate()
    }
    show()
    return ensembles.store.subscribe(guard(show, fail))
  }, [pane, shownHere, indices, ensembles, invalidate, fail])
}

/** One of several panes with a single runner has its name at the foot, and needs no label. */
function viewIn(view: View, indices: readonly number[]): View {
  return view.panes.length > 1 && indices.length === 1 ? { ...view, labels: false } : view
}

/** The part of the ensemble that the pane shows. */
function ensembleHere(ensemble: Ensemble | undefined, indices: readonly number[]): Ensemble | undefined {
  const runners = ensemble?.runners.filter((runner) => indices.includes(runner)) ?? []
  return ensemble && runners.length > 0 ? { ...ensemble, runners } : undefined
}

/** Actions that always reach the latest props. */
function forward(to: { readonly current: PointerActions }): PointerActions {
  return {
    canPlace: () => to.current.canPlace(),
    fingerDrags: () => to.current.fingerDrags(),
    offer: () => to.current.offer(),
    isReading: () => to.current.isReading(),
    isLight: () => to.current.isLight(),
    light: (place) => to.current.light(place),
    place: (start, runner) => to.current.place(start, runner),
    select: (runner) => to.current.select(runner),
    begin: (runner) => to.current.begin(runner),
    end: () => to.current.end(),
    cancel: () => to.current.cancel(),
  }
}
