/** The lab in React: hooks that read the store, the timeline and the race. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { useStore } from 'zustand'
import type { Experiment } from '../experiment/experiment'
import { editPane, experimentAt, panesOf, runnersBeside } from '../experiment/edits/panes'
import type { Lab, LabState } from './store'
import type { TimelineState } from './timeline'
import type { Race } from '../run/race'

export const LabContext = createContext<Lab | undefined>(undefined)

/** The lab of the page. */
export function useLab(): Lab {
  const lab = useContext(LabContext)
  if (!lab) throw new Error('no lab around this component: put it inside <LabContext value={lab}>')
  return lab
}

/** A part of the lab's state. The component renders again when that part changes. */
export function useLabState<Selected>(select: (state: LabState) => Selected): Selected {
  return useStore(useLab().store, select)
}

/** The race of the present experiment. A change of the view alone does not render the component again. */
export function useRace(): Race {
  const { store, race } = useLab()
  return useSyncExternalStore(store.subscribe, race)
}

/** The race of the experiment itself, whatever the panes show. */
export function useOwnRace(): Race {
  const { store, ownRace } = useLab()
  return useSyncExternalStore(store.subscribe, ownRace)
}

/** The experiment as the active pane shows it, and a function that edits it. */
export function useShown(): readonly [experiment: Experiment, edit: LabState['edit']] {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  const pane = useLabState((state) => state.pane)
  return useMemo(() => {
    const edit: LabState['edit'] = (change, gesture) =>
      store.getState().edit((now) => editPane(now, pane, change), gesture)
    return [experimentAt(experiment, pane), edit]
  }, [store, experiment, pane])
}

/** The runners that are shown in the race of the active pane. */
export function useRunnersBeside(): ReadonlySet<number> {
  const experiment = useLabState((state) => state.experiment)
  const pane = useLabState((state) => state.pane)
  return useMemo(() => runnersBeside(experiment, panesOf(experiment)[pane] ?? {}), [experiment, pane])
}

/** The race that a pane shows. */
export function usePaneRace(pane: number): Race {
  const { store, paneRace } = useLab()
  return useSyncExternalStore(store.subscribe, () => paneRace(pane))
}

/** The races of the panes, in their order. The list stays the same while the races do. */
export function usePaneRaces(): readonly Race[] {
  const { store, paneRace } = useLab()
  const known = useRef<readonly Race[]>([])
  return useSyncExternalStore(store.subscribe, () => {
    const races = panesOf(store.getState().experiment).map((_, index) => paneRace(index))
    const isSame =
      races.length === known.current.length && races.every((race, index) => race === known.current[index])
    if (!isSame) known.current = races
    return known.current
  })
}

/** Playing, speed, loop and length. The code that draws the playhead reads it from the timeline, not through React. */
export function useTimelineState(): TimelineState {
  const { timeline } = useLab()
  const subscribe = useCallback((listener: () => void) => timeline.onChange(listener), [timeline])
  return useSyncExternalStore(subscribe, () => timeline.state)
}

/** The clock of the page: moves the timeline frame by frame while it plays, if it is on. Use it once. */
export function usePlayback(isOn: boolean): void {
  const { timeline } = useLab()
  const { playing } = useTimelineState()
  useEffect(() => {
    if (!playing || !isOn) return undefined
    let before: number | undefined
    let request = requestAnimationFrame(function frame(now) {
      // A page that was hidden for a while continues where it stopped.
      timeline.advance(Math.min((now - (before ?? now)) / 1000, maxFrame))
      before = now
      request = requestAnimationFrame(frame)
    })
    return () => cancelAnimationFrame(request)
  }, [timeline, playing, isOn])
}

/** In seconds. */
const maxFrame = 0.25
