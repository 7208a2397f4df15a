/** The lab: the Experiment on the table, its history and its timeline. No React, no DOM. */
import { type StoreApi, createStore } from 'zustand/vanilla'
import { type Race, race } from '../run/race'
import type { Experiment } from './experiment'
import { type History, edited, gestureCancelled, gestureEnded, historyOf, redone, undone } from './history'
import { Timeline } from './timeline'

export interface LabState extends History {
  /** Index of the selected runner. */
  readonly selected: number
  /** Lines to show until they are dismissed. */
  readonly notices: readonly string[]
  /** "From here on": edits of a runner's settings count from the step after the playhead, as `changes`. */
  readonly fromHere: boolean
  readonly panelsHidden: boolean
  /** Makes one undo step; edits of the same gesture are one step together, until `endGesture`. */
  edit(change: (experiment: Experiment) => Experiment, gesture?: string): void
  endGesture(): void
  /** Back to what stood before the gesture. */
  cancelGesture(): void
  undo(): void
  redo(): void
  /** Puts another experiment on the table, from its first step; `undo` brings the former one back. */
  load(experiment: Experiment, notices?: readonly string[]): void
  select(runner: number): void
  notify(text: string): void
  dismiss(index: number): void
  set(change: Partial<Pick<LabState, 'fromHere' | 'panelsHidden'>>): void
}

export interface Lab {
  readonly store: StoreApi<LabState>
  readonly timeline: Timeline
  /** The race of the present experiment, computed anew only when something that decides it has changed. */
  race(): Race
}

export function createLab(initial: Experiment): Lab {
  const timeline = new Timeline({ playing: false, speed: 32, loop: false, steps: initial.steps })
  const store = createStore<LabState>((set, get) => {
    const present = (history: History): void => {
      const last = Math.max(history.experiment.runners.length - 1, 0)
      set({ ...history, selected: Math.min(get().selected, last) })
    }
    return {
      ...historyOf(initial),
      selected: 0,
      notices: [],
      fromHere: false,
      panelsHidden: false,
      edit: (change, gesture) => present(edited(get(), change(get().experiment), gesture)),
      endGesture: () => present(gestureEnded(get())),
      cancelGesture: () => present(gestureCancelled(get())),
      undo: () => present(undone(get())),
      redo: () => present(redone(get())),
      load: (experiment, notices = []) => {
        present(edited(get(), experiment))
        set({ notices })
        timeline.seek(0)
      },
      select: (runner) => set({ selected: runner }),
      notify: (text) => set({ notices: [...get().notices.filter((notice) => notice !== text), text] }),
      dismiss: (index) => set({ notices: get().notices.filter((_, place) => place !== index) }),
      set: (change) => set(change),
    }
  })
  store.subscribe(({ experiment: { steps } }) => {
    if (steps !== timeline.state.steps) timeline.set({ steps })
  })
  return { store, timeline, race: memoized(() => store.getState().experiment) }
}

/** Computes the race of the experiment again only when a part that decides it is another one. */
function memoized(experiment: () => Experiment): () => Race {
  let parts: readonly unknown[] = []
  let known: Race | undefined
  return () => {
    const now = experiment()
    const next = deciding(now)
    if (!known || next.length !== parts.length || next.some((part, index) => part !== parts[index])) {
      known = race(now)
      parts = next
    }
    return known
  }
}

/** All that a run depends on. Edits keep what they do not touch, so that identity tells. */
function deciding({ surface, start, steps, seed, noise, changes, runners }: Experiment): readonly unknown[] {
  const parts = runners.flatMap(({ optimizer, settings, schedule, clip, start: own }) => [
    optimizer,
    settings,
    schedule,
    clip,
    own,
  ])
  return [surface, start, steps, seed, noise, changes, ...parts]
}
