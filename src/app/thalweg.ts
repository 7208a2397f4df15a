/** `window.thalweg`: the page as scripts, embedding pages and tests see it. It is a view of the store. */
import { parseExperiment, serialize } from '../experiment/schema/schema'
import type { EnsembleResult } from '../ensemble/outcomes/result'
import type { Lab } from '../lab/store'
import type { Ensembles } from '../lab/ensembles'
import { statusText } from '../run/race'
import { firstPicture } from '../lab/firstPicture'

export interface Thalweg {
  /** Settles once the first picture is on the screen. */
  readonly ready: Promise<void>
  /** Loads an experiment and goes to its first step. Returns one line for each part that was wrong. */
  load(experiment: unknown): string[]
  /** The experiment as plain JSON. */
  experiment(): unknown
  play(): void
  pause(): void
  seek(step: number): void
  /** The last whole turn of the race. A turn is a step, unless the race counts gradients. */
  readonly step: number
  trajectories(): Trajectory[]
  readonly ensemble: EnsembleView
}

interface EnsembleView {
  /** Share of the work that is done; undefined once everything is computed. */
  readonly progress: number | undefined
  /** One for each runner of the ensemble that has been computed. The first result is coarse. */
  readonly results: readonly EnsembleResult[]
  /** What cannot be computed and why, one line each. */
  readonly problems: readonly string[]
}

interface Trajectory {
  /** The optimizer's id, or the name of a custom one. */
  readonly optimizer: string
  /**
   * How the run ends: `running`, `converged`, `circling within d of a minimum`, `saddle`, `maximum`, `plateau`,
   * `diverged at step n`, `nothing here`.
   */
  readonly status: string
  /** x, y, loss for every step from 0. */
  readonly points: Float64Array
}

declare global {
  interface Window {
    thalweg: Thalweg
  }
}

export function exposeThalweg({ store, timeline, ownRace }: Lab, ensembles: Ensembles): void {
  window.thalweg = {
    ready: firstPicture,
    load(value) {
      const { experiment, problems } = parseExperiment(value)
      store.getState().load(experiment, problems)
      return problems
    },
    experiment: () => serialize(store.getState().experiment),
    play: () => timeline.set({ playing: true }),
    pause: () => timeline.set({ playing: false }),
    seek: (step) => timeline.seek(step),
    get step() {
      return timeline.step
    },
    trajectories() {
      const { runs } = ownRace()
      return runs.map((run) => ({
        optimizer: run.optimizer,
        status: statusText(run.status(run.steps)),
        // A copy, so that a script cannot change the run.
        points: run.points.slice(),
      }))
    },
    get ensemble() {
      const { progress, results, problems } = ensembles.store.getState()
      return { progress, results, problems }
    },
  }
}
