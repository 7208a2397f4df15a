/** The options of the view, one row each. A new option is a row here and the code that reads it. */
import { number } from '../../math/setting'
import { againsts } from '../../run/against'
import { measures } from '../../run/measures'
import type { PlanSurface } from '../../surfaces/kinds'
import { type Options, type ValuesOf, choice, flag, flags, own, wordsOf } from './options'

/** The named views of the camera. */
export const cameraViews = ['default', 'top', 'side'] as const
export type CameraView = (typeof cameraViews)[number]

/** Where the camera is and what it looks at, in scene units: the domain spans −1 to 1, y is up. */
export interface Camera {
  readonly position: readonly [number, number, number]
  readonly target: readonly [number, number, number]
}

/** One of several pictures side by side. It takes from the experiment what it leaves out. */
export interface Pane {
  readonly title?: string
  /** Indices into `runners`; without it, the pane shows all. */
  readonly runners?: readonly number[]
  /** Always comes with a start. */
  readonly surface?: PlanSurface
  readonly start?: readonly number[]
  readonly sigma?: number
  /** Only used if the cameras are free. */
  readonly camera?: CameraView | Camera
}

/** The groups of the panel's rows, in their order there. */
export const viewGroups = ['height', 'paths', 'marks', 'arrows', 'chart', 'scale', 'page'] as const
type ViewGroup = (typeof viewGroups)[number]

const stretch = number(0.7, 0.1, 2)

/** In the order in which links and files list them. */
export const viewParts = {
  camera: own<CameraView | Camera>('default'),
  theme: choice({ dark: 'dark', light: 'light', projector: 'projector' }, 'dark', {
    label: 'theme',
    group: 'page',
  }),
  /** `auto` takes the surface's own. */
  height: choice({ auto: 'automatic', linear: 'linear', sqrt: 'square root', log: 'logarithm' }, 'auto', {
    label: 'height',
    group: 'height',
  }),
  /** Height of the picture's top over its bottom, in half-widths of the domain. */
  heightScale: {
    kind: 'number',
    low: 0,
    high: 10,
    usual: stretch.default,
    setting: stretch,
    row: { label: 'stretch', group: 'height' },
  },
  colours: choice(
    { relief: 'relief', viridis: 'viridis', cividis: 'cividis', inferno: 'inferno', diverging: 'diverging' },
    'relief',
    { label: 'colours', group: 'height' },
  ),
  /** The exact colours of the scale, without light. */
  trueColour: flag(false, { label: 'true colour', group: 'height' }),
  contours: flag(true, { label: 'contours', group: 'marks' }),
  /** The contour map on the floor below the surface. */
  floor: flag(false, { label: 'floor map', group: 'marks' }),
  /** The ground is drawn near the ball of the selected runner alone, or of the first one where it has none. */
  fog: flag(false, { label: 'fog', group: 'marks' }),
  minima: flag(true, { label: 'minima', group: 'marks' }),
  labels: flag(true, { label: 'labels', group: 'marks' }),
  trail: choice({ draped: 'on the surface', straight: 'straight steps', none: 'none' }, 'draped', {
    label: 'trails',
    group: 'paths',
  }),
  /** Whether the part of a path ahead of the playhead is drawn, faintly. */
  ahead: flag(false, { label: 'path ahead', group: 'paths' }),
  arrows: flags({
    gradient: flag(false, { label: 'gradient →', spoken: 'arrow of the gradient', group: 'arrows' }),
    step: flag(false, { label: 'step →', spoken: 'arrow of the step', group: 'arrows' }),
    momentum: flag(false, { label: 'momentum →', spoken: 'arrow of the momentum', group: 'arrows' }),
  }),
  /** Arrows of the descent direction all over the surface. */
  field: flag(false, { label: 'directions', group: 'arrows' }),
  chart: choice({ log: 'log', linear: 'linear' }, 'log', { label: 'chart axis', group: 'scale' }),
  /** What the chart shows, and against what. */
  quantity: choice(wordsOf(measures), 'loss', { label: 'chart of', group: 'chart' }),
  against: choice(wordsOf(againsts), 'step', { label: 'against', group: 'chart' }),
  /** What the card beside the chart shows. */
  card: choice(
    { formula: 'Formula', step: 'Step', internals: 'Internals', slice: 'Slice', fit: 'Fit' },
    'formula',
  ),
  /** What the rule of the selected runner does at the playhead, drawn on the surface. */
  internals: flag(false),
  /** The line through the selected runner along which the slice is taken. */
  slice: choice({ gradient: '−∇L', step: 'step', x: 'x', y: 'y' }, 'step'),
  /** Whether the plot of a fit has a line from each row to the curve of the selected runner. */
  residuals: flag(false),
  /** The panes of the picture. An empty list means one pane that shows everything. */
  panes: own<readonly Pane[]>([]),
  /** Whether all panes share one camera, or each has its own. */
  cameras: choice({ linked: 'linked', free: 'free' }, 'linked'),
} as const satisfies Options<unknown, ViewGroup>

export type View = ValuesOf<typeof viewParts>
