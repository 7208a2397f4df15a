/** The ensembles of the page: computes those of the present experiment, and tells who looks at them. */
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

/** One runner's swarm: the runs at two steps that follow each other, or twice at the last, in float textures. */
export interface SwarmState {
  readonly runner: number
  readonly columns: number
  readonly rows: number
  /** Texel (column, row): x, y, loss, and a record: negative once the run has diverged. */
  readonly before: WebGLTexture
  readonly after: WebGLTexture
  /** How far the playhead is from the one to the other, 0 to 1. */
  readonly share: number
}

export interface EnsemblesState {
  /** The latest of each runner of `experiment.ensemble.runners`, in that order; a runner without one yet has none. */
  readonly results: readonly EnsembleResult[]
  /** Share of the work that is done, while there is some; undefined when all is computed. */
  readonly progress: number | undefined
  /** Whether some of the results are those of an experiment before, shown until their successors are there. */
  readonly areStale: boolean
  /** One line each: what cannot be computed and why, or what is done instead. */
  readonly problems: readonly string[]
  /** The cell that the pointer is over, run again in float64. */
  readonly hovered: CellRun | undefined
}

export interface Ensembles {
  readonly store: ReadonlyStore<EnsemblesState>
  /** Runs a cell again in float64, as `hovered`; without a cell, lets it go. */
  hover(cell?: EnsembleCell): void
  /** Lends the GPU; returns how to take it back. After a lost context the scene takes it back and lends it anew. */
  attach(access: GpuAccess): () => void
  /** Computes on the CPU from now on, since there is no GPU that could. */
  withoutGpu(): void
  /**
   * Computes an ensemble that nothing shows, on the GPU or, where there is none that could, on the CPU and as large as
   * that can do soon. It takes turns with those of the experiment.
   * @throws EnsembleError where neither can; the signal's reason, once it is aborted
   */
  outcomes(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes>
  /** Brings the swarms towards a place of the playhead, within a frame's budget. Those that have not arrived are where they are. */
  swarms(position: number): readonly SwarmState[]
  /** Whether `swarms` has still to catch up with the position that it was given last. */
  readonly isBehind: boolean
}

export const EnsemblesContext = createContext<Ensembles | undefined>(undefined)

export function useEnsembles(): Ensembles {
  const ensembles = useContext(EnsemblesContext)
  if (!ensembles)
    throw new Error('no ensembles around this component: put it inside <EnsemblesContext value={…}>')
  return ensembles
}
