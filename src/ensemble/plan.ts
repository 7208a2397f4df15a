/** All that decides an ensemble: a rectangle of runs of one runner. Each of its two axes varies one quantity. */
import type { RacePlan } from '../run/plan'

/** The quantity that an axis varies, and its range. */
export interface Axis {
  /** `start.x`, `start.y`, `setting.NAME` of the optimizer, `surface.NAME` of the surface, `noise.sigma` or `seed`. */
  readonly of: string
  readonly from: number
  readonly to: number
  readonly scale: 'linear' | 'log'
}

export interface EnsemblePlan {
  /** Everything that the axes do not vary. */
  readonly race: RacePlan
  /** Index of the runner whose optimizer, settings, schedule, clipping and start are taken. */
  readonly runner: number
  /** Varies along the columns, from left to right. */
  readonly x: Axis
  /** Varies along the rows, from the bottom up. */
  readonly y: Axis
  readonly columns: number
  readonly rows: number
}

/** The maximum number of runs along one axis. */
export const maxAlongAxis = 2048

/** How many numbers of state fit on the GPU for a run: four RGBA targets, minus x, y, loss and record in the first. */
export const maxState = 12

/** Whether an axis varies a setting of the optimizer. */
export function variesSettings({ x, y }: EnsemblePlan): boolean {
  return [x, y].some(({ of }) => of.startsWith('setting.'))
}
