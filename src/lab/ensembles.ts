/** What the page knows of the ensembles: their results, their swarms and how to compute more. */
import { createContext, useContext } from 'react'
import type { GpuAccess } from '../ensemble/gpu/computer'
import type { EnsemblePlan } from '../ensemble/plan'
import type { CellRun, EnsembleResult, Outcomes } from '../ensemble/outcomes/result'
import type { ReadonlyStore } from './readonlyStore'

export interface EnsembleCell {
  readonly result: EnsembleResult
  readonly column: number
  readonly row: number
}

/** The swarm of one runner: the runs at two successive steps, or twice at the last step, in float textures. */
export interface SwarmState {
  readonly runner: number
  readonly columns: number
  readonly rows: number
  /** Texel (column, row): x, y, loss, and a record that is negative once the run has diverged. */
  readonly before: WebGLTexture
  readonly after: WebGLTexture
  /** How far the playhead is from `before` to `after`, 0 to 1. */
  readonly share: number
}

export interface EnsemblesState {
  /** The latest results, in the order of `experiment.ensemble.runners`; runners without one are left out. */
  readonly results: readonly EnsembleResult[]
  /** Share of the work that is done; undefined once everything is computed. */
  readonly progress: number | undefined
  /** Whether some results belong to an earlier experiment. They are shown until the new ones are computed. */
  readonly areStale: boolean
  /** One line each: what cannot be computed and why, or what is done instead. */
  readonly problems: readonly string[]
  /** The run of the cell under the pointer, in float64. */
  readonly hovered: CellRun | undefined
}

export interface Ensembles {
  readonly store: ReadonlyStore<EnsemblesState>
  /** Runs a cell again in float64, as `hovered`. Without a cell, clears `hovered`. */
  hover(cell?: EnsembleCell): void
  /** Lends the GPU. Returns a function that takes it back. After a context loss the scene does so and lends it again. */
  attach(access: GpuAccess): () => void
  /** Computes on the CPU from now on, since no GPU can. */
  withoutGpu(): void
  /**
   * Computes an ensemble that nothing shows: on the GPU or, if that cannot, on the CPU with as many runs as it can do
   * soon. It alternates with the ensembles of the experiment.
   * @throws EnsembleError if neither can; the signal's reason once it is aborted
   */
  outcomes(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes>
  /** Moves the swarms towards a position of the playhead, within a frame's budget. They may need several calls. */
  swarms(position: number): readonly SwarmState[]
  /** Whether `swarms` still has to catch up with the last position. */
  readonly isBehind: boolean
}

export const EnsemblesContext = createContext<Ensembles | undefined>(undefined)

export function useEnsembles(): Ensembles {
  const ensembles = useContext(EnsemblesContext)
  if (!ensembles)
    throw new Error('no ensembles around this component: put it inside <EnsemblesContext value={…}>')
  return ensembles
}
