/** Where a camera is at a time: the keys of a path. */
import type { CameraView } from '../experiment/experiment'
import type { Ease } from './easing'

/** Where the camera is at a time, and how it goes on from there. At most one of the ways to say where. */
export interface CameraKey {
  readonly at: number
  /** The way to the next key. */
  readonly ease: Ease
  readonly stand: CameraStand
}

export type CameraStand =
  /** A named view. */
  | { readonly view: CameraView }
  /** In scene units, as a camera of an Experiment. */
  | { readonly position: Place; readonly target: Place }
  /** In degrees, around the target, from where the key before stands. */
  | { readonly orbit: number }
  /** In degrees, up from where the key before stands. */
  | { readonly rise: number }
  /** A factor on the distance at the key before: 0.5 is twice as near. */
  | { readonly dolly: number }
  /** The ball of this runner is the target. */
  | { readonly follow: number }

export type Place = readonly [x: number, y: number, z: number]
