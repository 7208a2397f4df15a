/** Where the camera stands in each named view, and the angle of view that makes the top view a flat map. */
import { Vector3 } from 'three'
import type { CameraView, View } from '../../experiment/experiment'
import { curveStretch } from './terrain'

/** Where the camera is and what it looks at, for the usual angle of view. OrbitControls move it. */
export interface Stand {
  readonly position: Vector3
  readonly target: Vector3
}

/** Angle of view from the side, in degrees. From right above it narrows almost to parallel. */
export const usualAngle = 26
const topAngle = 3
/** Width by height of the picture that a camera is fitted to. */
export const usualAspect = 1.6

const distance = 5.9
const [azimuth, elevation] = [-0.2, 0.86]
/** A curve is seen from the front and a little above, in radians. */
const curveElevation = 0.157

/**
 * The stand of `view.camera` for a surface of this height and dimension. `isAlone`: the picture is one pane. `fitted`: the
 * one that shows the whole surface, for the default view.
 */
export function standOf(
  camera: View['camera'],
  dimension: 1 | 2,
  heightScale: number,
  isAlone = true,
  fitted?: Stand,
): Stand {
  if (dimension === 1) {
    const middle = 0.46 * curveStretch * heightScale
    const away = curveDistance(curveStretch * heightScale)
    const [up, flat] = [away * Math.sin(curveElevation), away * Math.cos(curveElevation)]
    return stand([0, middle + up, flat], [0, middle, 0])
  }
  if (typeof camera !== 'string') return stand(camera.position, camera.target)
  if (camera === 'default' && fitted) return fitted
  // A little to the side: the leaderboard covers the picture's left.
  const target = [
    camera === 'default' && isAlone ? -0.1 : 0,
    (camera === 'side' ? 0.42 : 0.1) * heightScale,
    camera === 'top' ? 0 : 0.06,
  ] as const
  return stand(around(camera, target), target)
}

function around(view: CameraView, target: readonly [number, number, number]): [number, number, number] {
  // Not straight down: there a camera has no up.
  const [side, up] =
    view === 'top' ? [0, Math.PI / 2 - 1e-3] : view === 'side' ? [0, 0.06] : [azimuth, elevation]
  const flat = distance * Math.cos(up)
  return [
    target[0] + flat * Math.sin(side),
    target[1] + distance * Math.sin(up),
    target[2] + flat * Math.cos(side),
  ]
}

function curveDistance(heightScale: number): number {
  return (0.6 * heightScale + 0.22) / Math.tan((usualAngle * Math.PI) / 360)
}

function stand(position: readonly number[], target: readonly number[]): Stand {
  return {
    position: new Vector3(position[0], position[1], position[2]),
    target: new Vector3(target[0], target[1], target[2]),
  }
}

/** The angle of view of a camera at this offset. It narrows near the vertical, and the distance grows to match. */
export function angleOf(offset: Vector3): number {
  const polar = Math.acos(Math.min(Math.max(offset.y / offset.length(), -1), 1))
  const share = Math.min(Math.max((polar - 0.02) / 0.45, 0), 1)
  const smooth = share * share * (3 - 2 * share)
  return topAngle + smooth * (usualAngle - topAngle)
}

/** How many times farther the camera stands than in `Stand`, so that the target keeps its size at this angle and aspect. */
export function distanceFactor(angle: number, aspect: number): number {
  const half = (degrees: number) => Math.tan((degrees * Math.PI) / 360)
  return (half(usualAngle) / half(angle)) * Math.max(1, usualAspect / aspect)
}

/** Goes a share of the way between two stands, around the target rather than through it. */
export function between(from: Stand, to: Stand, share: number, out: Stand): void {
  out.target.lerpVectors(from.target, to.target, share)
  const [start, end] = [polarOf(from), polarOf(to)]
  const turn = Math.atan2(Math.sin(end.side - start.side), Math.cos(end.side - start.side))
  const mix = (one: number, other: number) => one + share * (other - one)
  const [length, up, side] = [mix(start.length, end.length), mix(start.up, end.up), start.side + share * turn]
  out.position.set(
    out.target.x + length * Math.cos(up) * Math.sin(side),
    out.target.y + length * Math.sin(up),
    out.target.z + length * Math.cos(up) * Math.cos(side),
  )
}

function polarOf({ position, target }: Stand): { length: number; up: number; side: number } {
  const [x, y, z] = [position.x - target.x, position.y - target.y, position.z - target.z]
  const length = Math.hypot(x, y, z)
  return { length, up: Math.asin(length > 0 ? y / length : 0), side: Math.atan2(x, z) }
}
