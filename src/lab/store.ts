/** The lab: the present Experiment, its history and its timeline. No React, no DOM. It is one state, so it is long. */
import { type StoreApi, createStore } from 'zustand/vanilla'
import type { Race } from '../run/race'
import type { Experiment, Pane } from '../experiment/experiment'
import { usualSpeed } from '../experiment/limits'
import type { Moment } from '../experiment/link/moment'
import { type History, pushEdit, cancelGesture, endGesture, historyOf, redo, undo } from './history'
import { fitNewSurface } from '../experiment/edits/fitting'
import { experimentOf, panesOf, runnersOf } from '../experiment/edits/panes'
import { newlyTooLarge } from '../experiment/rule/tooLargeRules'
import { type Arrangement, usualArrangement } from './arrangement'
import type { CheckedPath } from './checkedPath'
import type { Lit } from './lit'
import type { Offer } from './offer'
import type { OpenedTable } from './openedTable'
import type { OpenFilm } from './openFilm'
import type { OpenTalk } from './talk/openTalk'
import type { Presentation } from './talk/presentation'
import type { CameraWay } from './talk/cameraWay'
import { Light } from './light'
import { cutSteps } from './cutSteps'
import { type Saved, usualSaved } from './picture'
import { Races } from './races'
import { strideOf } from '../experiment/strideOf'
import { Timeline, type TimelineState, stridesOf, speedFor } from './timeline'

/** What is set as it is. */
type Settable =
  | 'fromHere'
  | 'panelsHidden'
  | 'arrangement'
  | 'saved'
  | 'checked'
  | 'reading'
  | 'lit'
  | 'table'
  | 'film'
  | 'talk'
  | 'presenting'
  | 'way'
  | 'isGliding'
  | 'embedded'

/** A cue of a lesson or of the talk on the table, as it is being read. */
export interface Reading {
  readonly id: string
  /** The index of the cue. */
  readonly cue: number
  /** Tells one opening of a part from the next. */
  readonly visit: number
  /** Whether what answers its question may be seen. */
  readonly isAnswered: boolean
  /** What the reader said: a number, or the index of an option. */
  readonly guess?: number
  /** What the run said then, if it said anything. */
  readonly right?: number | undefined
  /** Where the question is about the place at which a run ends. */
  readonly place?: PlaceAsked
}

export interface PlaceAsked {
  readonly runner: number
  /** Where the reader's mark is. */
  readonly mark?: readonly number[]
  /** Where the run ended, once there is an answer; undefined if it ended nowhere. */
  readonly end?: readonly number[]
}

export interface LabState extends History {
  /** Index of the selected runner. */
  readonly selected: number
  /** Index of the active pane: the panels beside the picture show its race. */
  readonly pane: number
  /** Lines to show until they are dismissed. */
  readonly notices: readonly string[]
  /** What notices offer, by their lines. */
  readonly offers: ReadonlyMap<string, Offer>
  /** "From here on": edits of a runner's settings take effect after the playhead, as `changes`. */
  readonly fromHere: boolean
  readonly panelsHidden: boolean
  /** Which panels are shown, and how large. */
  readonly arrangement: Arrangement
  /** How pictures are saved. */
  readonly saved: Saved
  /** The path of another program that is shown, and what is said of it. */
  readonly checked: CheckedPath | undefined
  /** The lesson that is being read, until another experiment is loaded. Undo brings it back with its experiment. */
  readonly reading: Reading | undefined
  /** The mark that words light up, while somebody points at them. */
  readonly lit: Lit | undefined
  /** The table that a surface is about to be made of, or that there is to paste one. */
  readonly table: OpenedTable | 'asked' | undefined
  /** The film that is being made, while its strip is open. */
  readonly film: OpenFilm | undefined
  /** The talk on the table. */
  readonly talk: OpenTalk | undefined
  /** What is read is being given as a talk, before a room. */
  readonly presenting: Presentation | undefined
  /** The way that the camera goes by itself. */
  readonly way: CameraWay | undefined
  /** Whether numbers glide from one cue of a talk to the next. */
  readonly isGliding: boolean
  /** Where the page is in a frame of another: whether it can be seen there. Out of sight nothing is drawn. */
  readonly embedded: 'seen' | 'unseen' | undefined
  /** Makes one undo step. Edits of the same gesture share one step, until `endGesture`. */
  edit(change: (experiment: Experiment) => Experiment, gesture?: string): void
  endGesture(): void
  /** Goes back to the experiment before the gesture. */
  cancelGesture(): void
  undo(): void
  redo(): void
  /** The next edit moves the playhead away from `position`; undoing it brings the playhead back there. */
  leaveAt(position: number): void
  /**
   * Loads another experiment, which may be that of a part of a lesson, and goes to its first step, or to a moment. `undo`
   * restores the former one.
   */
  load(experiment: Experiment, notices?: readonly string[], moment?: Moment, reading?: Reading): void
  /** Puts another experiment in the place of the present one, as the same undo step: it is on its way. */
  replace(experiment: Experiment): void
  /** Selects a runner, and a pane that shows it. */
  select(runner: number): void
  /** Activates a pane and selects one of its runners. */
  activate(pane: number): void
  notify(text: string, offer?: Offer): void
  dismiss(index: number): void
  set(change: Partial<Pick<LabState, Settable>>): void
}

export interface Lab {
  readonly store: StoreApi<LabState>
  readonly timeline: Timeline
  readonly light: Light
  /**
   * The race of the present experiment as the active pane has it, with all runners. It is computed again only when
   * something that decides it has changed.
   */
  race(): Race
  /** The race of the experiment itself, whatever the panes show, with all runners. */
  ownRace(): Race
  /** The race that a pane shows, with the runs of the pane's runners in their order. */
  paneRace(pane: number): Race
}

/** `notices` are lines about the experiment, to show on opening. The lab begins at the moment, but does not play yet. */
export function createLab(initial: Experiment, notices: readonly string[] = [], moment: Moment = {}): Lab {
  const { speed = usualSpeed, loop = false } = moment
  const timeline = new Timeline({ playing: false, speed, loop, ...lengthOf(initial) })
  timeline.seek(moment.at ?? 0)
  /** Where the playhead was before an edit that took it to the start. */
  const left = new WeakMap<Experiment, number>()
  let leaving: number | undefined
  /** What was read with an experiment on the table. */
  const readings = new WeakMap<Experiment, Reading | undefined>()
  const store = createStore<LabState>((set, get) => {
    /** Sets everything of an experiment at once. No listener sees it with the playhead or the pane of the last one. */
    const present = (history: History, change: Partial<LabState> = {}, moment?: Moment): void => {
      const { experiment } = history
      const { surface } = experiment
      const shown = get().experiment
      const length = lengthOf(experiment)
      // A race that is longer on another surface takes about as many seconds.
      const before = surface === shown.surface ? length : lengthOf(shown)
      const speed = speedFor(timeline.state.speed, stridesOf(before), stridesOf(length))
      readings.set(experiment, 'reading' in change ? change.reading : get().reading)
      const tell = timeline.prepare({ ...length, speed, ...moving(moment) }, moment?.at)
      set({ ...history, ...change, ...fitSelection(experiment, shown, { ...get(), ...change }) })
      tell()
    }
    /** What is read with an experiment that comes back. A part that is still open goes on. */
    const readingOf = (experiment: Experiment): Pick<LabState, 'reading'> => {
      const [was, now] = [readings.get(experiment), get().reading]
      return { reading: was?.visit === now?.visit ? now : was }
    }
    return {
      ...historyOf(initial),
      ...fitSelection(initial, undefined, { selected: 0, pane: 0 }),
      notices,
      offers: new Map(),
      fromHere: false,
      panelsHidden: moment.panels === false,
      arrangement: usualArrangement,
      saved: usualSaved,
      checked: undefined,
      reading: undefined,
      lit: undefined,
      table: undefined,
      film: undefined,
      talk: undefined,
      presenting: undefined,
      way: undefined,
      isGliding: false,
      embedded: undefined,
      edit: (change, gesture) => {
        const before = get()
        const experiment = change(before.experiment)
        if (leaving === undefined) left.delete(before.experiment)
        else if (experiment !== before.experiment) left.set(before.experiment, leaving)
        leaving = undefined
        const cut = cutSteps(before.experiment, experiment)
        const lines = newlyTooLarge(before.experiment, experiment)
        if (cut !== undefined) lines.push(cut)
        const notices = [...new Set([...before.notices, ...lines])]
        present(pushEdit(before, experiment, gesture), lines.length > 0 ? { notices } : {})
      },
      endGesture: () => {
        leaving = undefined
        const { experiment, past, gesture, pane } = get()
        // A search takes longer than a frame, so a new shape has its rates when its slider is let go.
        const before = gesture === undefined ? undefined : past.at(-1)
        // A lesson has the rates that it is about.
        const isFitted = before !== undefined && get().reading === undefined
        const fitted = isFitted ? fitNewSurface(experiment, before, pane) : experiment
        present(endGesture({ ...get(), experiment: fitted }))
      },
      cancelGesture: () => {
        const before = cancelGesture(get())
        present(before, readingOf(before.experiment))
      },
      undo: () => {
        const before = undo(get())
        const at = left.get(before.experiment)
        present(before, readingOf(before.experiment), at === undefined ? undefined : { at })
      },
      leaveAt: (position) => {
        leaving = position
      },
      redo: () => {
        const after = redo(get())
        present(after, readingOf(after.experiment))
      },
      load: (experiment, problems = [], moment = {}, reading = undefined) => {
        const { panels } = moment
        const change = {
          pane: 0,
          notices: problems,
          reading,
          way: undefined,
          // Another experiment ends the talk that it is no cue of.
          ...(reading ? { selected: 0, panelsHidden: false } : { presenting: undefined }),
          ...(panels !== undefined && { panelsHidden: !panels }),
        }
        present(pushEdit(get(), experiment), change, { at: 0, speed: timeline.state.speed, ...moment })
      },
      replace: (experiment) => present({ ...get(), experiment }),
      select: (runner) => {
        const { experiment, pane } = get()
        const shows = listsOf(experiment).map((list) => list.includes(runner))
        const other = shows.indexOf(true)
        set({ selected: runner, pane: shows[pane] || other < 0 ? pane : other })
      },
      activate: (pane) => {
        const { experiment, selected } = get()
        const shown = listsOf(experiment)[pane] ?? []
        set({ pane, selected: shown.includes(selected) ? selected : (shown[0] ?? selected) })
      },
      notify: (text, offer) => {
        const { notices, offers } = get()
        const others = [...offers].filter(([line]) => line !== text && notices.includes(line))
        set({
          notices: [...notices.filter((notice) => notice !== text), text],
          offers: new Map(offer ? [...others, [text, offer]] : others),
        })
      },
      dismiss: (index) => set({ notices: get().notices.filter((_, at) => at !== index) }),
      set: (change) => {
        if ('reading' in change) readings.set(get().experiment, change.reading)
        set(change)
      },
    }
  })
  return { store, timeline, light: new Light(), ...rememberRaces(store) }
}

/** How long a race is, and what its turns are played by. */
function lengthOf(experiment: Experiment): Pick<TimelineState, 'steps' | 'stride'> {
  return { steps: experiment.steps, stride: strideOf(experiment) }
}

/** What a moment says of the timeline. */
function moving(moment: Moment | undefined): Partial<TimelineState> {
  if (!moment) return {}
  const { play, speed, loop } = moment
  return {
    ...(play !== undefined && { playing: play }),
    ...(speed !== undefined && { speed }),
    ...(loop !== undefined && { loop }),
  }
}

/** The present moment. */
export function momentOf({ store, timeline }: Lab): Moment {
  const { playing, speed, loop } = timeline.state
  return { at: timeline.position, play: playing, speed, loop, panels: !store.getState().panelsHidden }
}

/**
 * An existing pane, and a runner that it shows. Where the number of panes changes, it is one that shows the selected. A selected runner that no pane shows or showed stays selected.
 */
function fitSelection(
  experiment: Experiment,
  before: Experiment | undefined,
  { selected, pane }: Pick<LabState, 'selected' | 'pane'>,
): Pick<LabState, 'selected' | 'pane'> {
  const lists = listsOf(experiment)
  const isDealt = before !== undefined && panesOf(before).length !== lists.length
  const holder = isDealt ? lists.findIndex((list) => list.includes(selected)) : -1
  const active = holder >= 0 && !lists[pane]?.includes(selected) ? holder : Math.min(pane, lists.length - 1)
  const shown = lists[active] ?? []
  const runner = Math.min(selected, Math.max(experiment.runners.length - 1, 0))
  const isHidden = before && ![...lists, ...listsOf(before)].some((list) => list.includes(runner))
  return { pane: active, selected: isHidden || shown.includes(runner) ? runner : (shown[0] ?? runner) }
}

/** The runners of each pane. */
function listsOf(experiment: Experiment): (readonly number[])[] {
  return panesOf(experiment).map((pane) => runnersOf(experiment, pane))
}

/** The races of the lab. Computes a race again only when something that decides it has changed. */
function rememberRaces(store: StoreApi<LabState>): Pick<Lab, 'race' | 'ownRace' | 'paneRace'> {
  const races = new Races()
  let last: Experiment | undefined
  /** The race of some runners, of the experiment as a pane has it or as it is. */
  const raceOf = (pane: Pane, its: Pane = {}): Race => {
    const { experiment } = store.getState()
    if (experiment !== last) races.begin()
    last = experiment
    return races.race(experimentOf(experiment, pane), runnersOf(experiment, its))
  }
  const paneAt = (index: number): Pane => panesOf(store.getState().experiment)[index] ?? {}
  return {
    race: () => raceOf(paneAt(store.getState().pane)),
    ownRace: () => raceOf({}),
    paneRace: (pane) => raceOf(paneAt(pane), paneAt(pane)),
  }
}
