/** The Experiment, version 1: everything that decides what the user sees, as plain JSON with all defaults filled in. */
import type { Axis } from '../ensemble/plan'
import type { RacePlan, RunnerPlan } from '../run/plan'
import type { ensembleParts } from './options/ensembleParts'
import type { ValuesOf } from './options/options'
import type { View } from './options/viewParts'

export type { Change, Noise, Stop, Turn, WrittenOptimizer } from '../run/plan'
export type { Camera, CameraView, Pane, View } from './options/viewParts'

export interface Experiment extends Omit<RacePlan, 'total'> {
  readonly version: 1
  readonly runners: readonly Runner[]
  readonly view: View
  /** Many runs of some runners at once; optional. */
  readonly ensemble?: Ensemble
}

/** A rectangle of runs, the same for each of its runners, and how it is shown. */
export interface Ensemble extends ValuesOf<typeof ensembleParts> {
  /** Indices into `runners`, at least one. The map shows the first; each has a swarm. */
  readonly runners: readonly number[]
  readonly x: Axis
  readonly y: Axis
}

export interface Runner extends RunnerPlan {
  /** What the user calls it; by default the optimizer's name. */
  readonly name?: string
  /** Index into the palette of `looks/palette.ts`: colour, marker and dash. */
  readonly colour: number
  readonly visible: boolean
  /** The rate that was found for it. If it has another, that was set by hand: see `isSetByHand`. */
  readonly fitted?: number
}

export type ColourMap = View['colours']
export type Theme = View['theme']
export type Card = View['card']
