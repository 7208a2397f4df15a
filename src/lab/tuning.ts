/** Tuning on the page: searches settings for the runners of the race, applies them and keeps the evidence. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Tuning } from '../ensemble/tuning/tune'
import type { Experiment } from '../experiment/experiment'
import { experimentAt, experimentOf, panesOf } from '../experiment/edits/panes'
import { type Found, indicesOf, takeFound } from '../experiment/edits/raceEdits'
import type { Lab } from './store'
import { runnerNames } from '../experiment/names/runnerNames'
import { noStepProblem } from '../run/runnerTurns'
import { problemText } from './desk/problem'
import type { Ensembles } from './ensembles'

interface TuningState {
  /** During a search: which runner is tuned, and the share of the work that is done. */
  readonly progress: { readonly runner: number; readonly share: number } | undefined
  readonly result: TuningResult | undefined
  /** What could not be tuned or applied, and why, one line each. */
  readonly problems: readonly string[]
}

export interface TuningResult extends Tuning {
  /** The race before it was tuned. */
  readonly race: Experiment
}

const nothing: TuningState = { progress: undefined, result: undefined, problems: [] }

export class TuningDesk {
  readonly store = createStore(() => nothing)
  readonly #lab: Lab
  readonly #ensembles: Ensembles
  #work: AbortController | undefined

  constructor(lab: Lab, ensembles: Ensembles) {
    this.#lab = lab
    this.#ensembles = ensembles
  }

  /** Ends the present search. Nothing is changed. */
  cancel(): void {
    this.#work?.abort()
    this.#work = undefined
    this.store.setState({ progress: undefined })
  }

  /** Tunes the visible runners in the race of the active pane, and plays the race with what was found. */
  async start(): Promise<void> {
    this.cancel()
    const work = new AbortController()
    this.#work = work
    // Works wherever the focus is, even if something there handles the key.
    const listening = { capture: true, signal: work.signal }
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && this.cancel(), listening)
    const { experiment, pane } = this.#lab.store.getState()
    const race = experimentAt(experiment, pane)
    const runners = experiment.runners.flatMap(({ visible }, index) => (visible ? [index] : []))
    this.store.setState({ problems: [], progress: { runner: runners[0] ?? 0, share: 0 } })
    try {
      // The search is loaded when it is first asked for.
      const { tune } = await import('../ensemble/tuning/tune')
      work.signal.throwIfAborted()
      const tuning = await tune(race, runners, {
        signal: work.signal,
        compute: (plan, signal) => this.#ensembles.outcomes(plan, signal),
        onProgress: (runner, share) => this.store.setState({ progress: { runner, share } }),
      })
      const tuned = new Set(tuning.runners.map(({ runner }) => runner))
      const without = runners.filter((runner) => !tuned.has(runner))
      const names = runnerNames(experiment.runners)
      const problems = without.map(
        (runner) =>
          noStepProblem(race, runner, names[runner]) ?? `${names[runner]} has no η and is not tuned.`,
      )
      this.store.setState({
        result: { ...tuning, race },
        problems: [...problems, ...this.#applyFound(tuning, experiment, race)],
      })
    } catch (error) {
      if (work.signal.aborted) return
      this.store.setState({ problems: [problemText(error)] })
    } finally {
      if (this.#work === work) this.cancel()
    }
  }

  /** Applies what was found as one undo step, and restarts the race. Returns what could not be applied. */
  #applyFound({ runners }: Tuning, experiment: Experiment, race: Experiment): string[] {
    const { store, timeline } = this.#lab
    const now = store.getState()
    const isThere = panesOf(now.experiment).some(
      (each) => experimentOf(now.experiment, each).surface === race.surface,
    )
    if (!isThere) return ['The surface has changed, so nothing was applied. Tune again.']
    const found = runners.flatMap(({ runner: index, after: { settings } }): Found[] => {
      const runner = experiment.runners[index]
      return runner ? [{ index, runner, settings }] : []
    })
    const indices = indicesOf(now.experiment, found)
    now.edit((present) => takeFound(present, found))
    timeline.seek(0)
    timeline.set({ playing: true })
    return found
      .filter((each) => !indices.has(each))
      .map(
        ({ index }) =>
          `${runnerNames(experiment.runners)[index]} was removed or replaced. Its tuned settings were dropped.`,
      )
  }
}

export const TuningContext = createContext<TuningDesk | undefined>(undefined)

export function useTuning(): TuningDesk {
  const tuning = useContext(TuningContext)
  if (!tuning) throw new Error('no tuning around this component: put it inside <TuningContext value={…}>')
  return tuning
}

/** A part of the tuning's state. The component renders again only when that part changes. */
export function useTuningPart<Part>(select: (state: TuningState) => Part): Part {
  return useStore(useTuning().store, select)
}
