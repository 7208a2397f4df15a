/** `window.thalweg`: the page as scripts, embedding pages and tests see it. It is a view of the store. */
import { parseExperiment, serialize } from '../experiment/schema/schema'
import type { EnsembleResult } from '../ensemble/outcomes/result'
import { show } from '../math/show'
import { open } from '../lab/open'
import { picture } from '../lab/picture'
import type { FilmWish } from '../lab/filming'
import type { Lab } from '../lab/store'
import type { Ensembles } from '../lab/ensembles'
import { statusText } from '../run/race'
import { firstPicture } from '../lab/firstPicture'

export interface Thalweg {
  /** Settles once the first picture is on the screen, or once it is clear that there will be none, as in a hidden page. */
  readonly ready: Promise<void>
  /**
   * Loads an experiment and goes to its first step. Returns one line for each part that was wrong. What is no experiment
   * at all is not loaded.
   */
  load(experiment: unknown): string[]
  /** A copy of the experiment as plain JSON. */
  experiment(): unknown
  play(): void
  pause(): void
  /** Moves the playhead. What is not a number is not followed, and a notice says so. */
  seek(step: number): void
  /** The last whole turn of the race. A turn is a step, unless the race counts gradients. */
  readonly step: number
  trajectories(): Trajectory[]
  /** The present picture, at the playhead, as a PNG. Rejects if nothing is drawn. */
  picture(): Promise<Blob>
  /**
   * Makes a film as a file. Rejects with one line if it is none, or cannot be made; with the signal's reason once that is
   * aborted. With `to`, the Blob is empty and the file goes there.
   */
  film(document: unknown, wish?: FilmWish): Promise<Blob>
  /** Frame `n` of a film as a PNG. Rejects with one line if it is no film, or has no such frame. */
  frame(document: unknown, n: number): Promise<Blob>
  readonly ensemble: EnsembleView
  /** In a page with `?embed`: how many messages came from pages that may not send any, and were ignored. */
  readonly ignored?: number
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

export function exposeThalweg(lab: Lab, ensembles: Ensembles): void {
  const { store, timeline, ownRace } = lab
  const copies = new WeakMap<EnsembleResult, EnsembleResult>()
  /** Results are large, so each is copied once, and only if asked for. */
  const copyOf = (result: EnsembleResult): EnsembleResult => {
    const copy = copies.get(result) ?? structuredClone(result)
    copies.set(result, copy)
    return copy
  }
  window.thalweg = {
    ready: firstPicture,
    load(value) {
      return open(lab, parseExperiment(value))
    },
    experiment: () => structuredClone(serialize(store.getState().experiment)),
    play: () => timeline.set({ playing: true }),
    pause: () => timeline.set({ playing: false }),
    seek(step: unknown) {
      if (typeof step === 'number' && !Number.isNaN(step)) timeline.seek(step)
      else store.getState().notify(`seek: ${show(step)} is not a step; the playhead stays`)
    },
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
    async picture() {
      // What was changed just before is on its way to the scene.
      await new Promise((done) => setTimeout(done))
      return picture()
    },
    async film(document, wish) {
      const { filmOf, makeFilm } = await import('./film')
      const { blob } = await makeFilm(filmOf(document), wish)
      return blob
    },
    async frame(document, n) {
      const { filmOf, frameOf } = await import('./film')
      return frameOf(filmOf(document), n)
    },
    get ensemble() {
      const { progress, results, problems } = ensembles.store.getState()
      return {
        progress,
        get results() {
          return results.map(copyOf)
        },
        problems: [...problems],
      }
    },
  }
}
