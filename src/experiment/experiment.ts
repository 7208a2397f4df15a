/** The Experiment, version 1: everything that decides what a person sees, as one plain JSON value with every default filled in. */
import type { Axis } from '../ensemble/plan'
import type { RacePlan, RunnerPlan } from '../run/plan'
import type { PlanSurface } from '../surfaces/kinds'
import type { HeightScale } from '../surfaces/surface'

export type { Change, Noise, Turn, WrittenOptimizer } from '../run/plan'

export interface Experiment extends RacePlan {
  readonly version: 1
  readonly runners: readonly Runner[]
  readonly view: View
  /** Many runs of some runners at once; left out, there are none. */
  readonly ensemble?: Ensemble
}

/** The same rectangle of runs for each of some runners, and the ways to look at it. */
export interface Ensemble {
  /** Indices into `runners`, at least one. The map shows the first; each has a swarm. */
  readonly runners: readonly number[]
  readonly x: Axis
  readonly y: Axis
  readonly columns: number
  readonly rows: number
  /** All runs as points that move on the surface with the playhead. */
  readonly swarm: boolean
  readonly swarmColours: 'outcome' | 'loss' | 'start'
  /** The flat map beside the scene: one cell for each run. */
  readonly map: boolean
  /** The map laid over the surface; only where the axes are the start's. */
  readonly draped: boolean
  readonly mapColours: 'outcome' | 'loss' | 'steps'
}

export interface Runner extends RunnerPlan {
  /** Index into the palette of `scene/palette.ts`: colour, marker and dash. */
  readonly colour: number
  readonly visible: boolean
}

export type ColourMap = 'viridis' | 'cividis' | 'inferno' | 'diverging'
export type Theme = 'dark' | 'light' | 'projector'
export type CameraView = 'default' | 'top' | 'side'

export interface View {
  readonly camera: CameraView | Camera
  readonly theme: Theme
  /** `auto` takes the surface's own. */
  readonly height: HeightScale | 'auto'
  /** Height of the picture's top over its bottom, in half-widths of the domain. */
  readonly heightScale: number
  readonly colours: ColourMap
  readonly contours: boolean
  /** The contour map on the floor below the surface. */
  readonly floor: boolean
  readonly minima: boolean
  readonly labels: boolean
  readonly trail: 'draped' | 'straight' | 'none'
  /** Whether the part of a path that is still to come is drawn, faintly. */
  readonly ahead: boolean
  readonly arrows: { readonly gradient: boolean; readonly step: boolean; readonly momentum: boolean }
  /** The arrows of descent direction all over the surface. */
  readonly field: boolean
  readonly chart: 'log' | 'linear'
  /** What the chart is of, and against what. */
  readonly quantity: Quantity
  readonly against: 'step' | 'gradient'
  /** What stands in the card beside the chart. */
  readonly card: Card
  /** What the rule of the selected runner does at the playhead, drawn on the surface. */
  readonly internals: boolean
  /** The line through the selected runner along which the slice is taken. */
  readonly slice: 'gradient' | 'step' | 'x' | 'y'
  /** The panes of the picture; none is one pane that shows all. */
  readonly panes: readonly Pane[]
  /** Whether one camera looks into all panes, or each has its own. */
  readonly cameras: 'linked' | 'free'
}

/** `gap`: loss above the lowest minimum. `gradient`: ‖∇L‖. `distance`: to the nearest minimum. */
export type Quantity = 'loss' | 'gap' | 'gradient' | 'eta' | 'distance'

export type Card = 'formula' | 'step' | 'internals' | 'slice'

/** One of several pictures side by side. What it leaves out is the experiment's own. */
export interface Pane {
  readonly title?: string
  /** Indices into `runners`; left out, it shows them all. */
  readonly runners?: readonly number[]
  /** Always comes with a start. */
  readonly surface?: PlanSurface
  readonly start?: readonly number[]
  readonly sigma?: number
  /** Counts where the cameras are free. */
  readonly camera?: View['camera']
}

/** Where the camera is and what it looks at, in scene units: the domain spans −1 to 1, y is up. */
export interface Camera {
  readonly position: readonly [number, number, number]
  readonly target: readonly [number, number, number]
}
