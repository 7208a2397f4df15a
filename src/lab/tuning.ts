/** Tuning on the page: searches for the runners of the race on the table, gives them what was found, and keeps the evidence. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { EnsembleError } from '../ensemble/gpu/error'
import { type Tuning, tune } from '../ensemble/tuning/tune'
import type { Experiment } from '../experiment/experiment'
import { experimentAt, experimentOf, panesOf } from '../experiment/edits/panes'
import { type Found, placesOf, takeFound } from '../experiment/edits/raceEdits'
import type { Lab } from './store'
import { FormulaError } from '../math'
import { runnerNames } from '../experiment/names/runnerNames'
import { noStepProblem } from '../run/turns'
import type { Ensembles } from './ensembles'

export interface TuningState {
  /** While it goes on: which runner is searched for, and the share of the work that is done. */
  readonly progress: { readonly runner: number; readonly share: number } | undefined
  readonly result: TuningResult | undefined
  /** What could not be tuned or given, and why, a line each. */
  readonly problems: readonly string[]
}

export interface TuningResult extends Tuning {
  /** What was tuned, as it was before. */
  readonly race: Experiment
}

export class TuningDesk {
  readonly #lab: Lab
  readonly #ensembles: Ensembles
  readonly #listeners = new Set<() => void>()
  #state: TuningState = { progress: undefined, result: undefined, problems: [] }
  #work: AbortController | undefined

  constructor(lab: Lab, ensembles: Ensembles) {
    this.#lab = lab
    this.#ensembles = ensembles
  }

  get state(): TuningState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends the tuning that goes on; nothing is changed. */
  cancel(): void {
    this.#work?.abort()
    this.#work = undefined
    this.#set({ progress: undefined })
  }

  /** Tunes the runners that are seen, in the race of the active pane, and plays the race with what was found. */
  async start(): Promise<void> {
    this.cancel()
    const work = new AbortController()
    this.#work = work
    // Wherever the focus is, and whatever takes the key there.
    const listening = { capture: true, signal: work.signal }
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && this.cancel(), listening)
    const { experiment, pane } = this.#lab.store.getState()
    const race = experimentAt(experiment, pane)
    const runners = experiment.runners.flatMap(({ visible }, index) => (visible ? [index] : []))
    this.#set({ problems: [], progress: { runner: runners[0] ?? 0, share: 0 } })
    try {
      const tuning = await tune(race, runners, {
        signal: work.signal,
        compute: (plan, signal) => this.#ensembles.outcomes(plan, signal),
        onProgress: (runner, share) => this.#set({ progress: { runner, share } }),
      })
      const tuned = new Set(tuning.runners.map(({ runner }) => runner))
      const without = runners.filter((runner) => !tuned.has(runner))
      const names = runnerNames(experiment.runners)
      const problems = without.map(
        (runner) =>
          noStepProblem(race, runner, names[runner]) ?? `${names[runner]} has no η: it stays as it is.`,
      )
      this.#set({
        result: { ...tuning, race },
        problems: [...problems, ...this.#give(tuning, experiment, race)],
      })
    } catch (error) {
      if (work.signal.aborted) return
      if (!(error instanceof EnsembleError || error instanceof FormulaError)) throw error
      this.#set({ problems: [`${error.message}.`] })
    } finally {
      if (this.#work === work) this.cancel()
    }
  }

  /** One step of undo, and the race from its beginning. Returns what could not be given. */
  #give({ runners }: Tuning, experiment: Experiment, race: Experiment): string[] {
    const { store, timeline } = this.#lab
    const now = store.getState()
    const isThere = panesOf(now.experiment).some(
      (each) => experimentOf(now.experiment, each).surface === race.surface,
    )
    if (!isThere) return ['The surface is another one by now, and nothing was changed: tune again.']
    const found = runners.flatMap(({ runner: index, after: { settings } }): Found[] => {
      const runner = experiment.runners[index]
      return runner ? [{ index, runner, settings }] : []
    })
    const places = placesOf(now.experiment, found)
    now.edit((present) => takeFound(present, found))
    timeline.seek(0)
    timeline.set({ playing: true })
    return found
      .filter((each) => !places.has(each))
      .map(
        ({ index }) =>
          `${runnerNames(experiment.runners)[index]} is gone or another one by now: what was found for it is left out.`,
      )
  }

  #set(part: Partial<TuningState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}

export const TuningContext = createContext<TuningDesk | undefined>(undefined)

export function useTuning(): TuningDesk {
  const tuning = useContext(TuningContext)
  if (!tuning) throw new Error('no tuning around this component: put it inside <TuningContext value={…}>')
  return tuning
}

/** A part of what is known of the tuning: the component renders again only when that part is another one. */
export function useTuningPart<Part>(select: (state: TuningState) => Part): Part {
  const tuning = useTuning()
  const subscribe = useCallback((listener: () => void) => tuning.subscribe(listener), [tuning])
  return useSyncExternalStore(subscribe, () => select(tuning.state))
}
