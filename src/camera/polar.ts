/** Where a camera stands, as a turn around its target: so it goes around a target rather than through it. */
import { atan2 } from '../math/elementary/arc'
import { cos, sin } from '../math/elementary/trigonometric'
import { exp } from '../math/elementary/exp'
import { log } from '../math/elementary/log'
import type { Place } from './keys'

/** In scene units and radians. Azimuth 0 looks along −z, and grows towards +x. */
export interface Polar {
  readonly target: Place
  /** The logarithm of the distance: a camera comes nearer by a share at a time. */
  readonly reach: number
  readonly azimuth: number
  readonly elevation: number
}

export interface PlacedCamera {
  readonly position: Place
  readonly target: Place
}

/** `near`: the azimuth to count from, so that a camera takes the shorter way. */
export function polarOf({ position, target }: PlacedCamera, near = 0): Polar {
  const [x, y, z] = [position[0] - target[0], position[1] - target[1], position[2] - target[2]]
  const flat = Math.sqrt(x * x + z * z)
  const length = Math.max(Math.sqrt(flat * flat + y * y), 1e-9)
  return {
    target,
    reach: log(length),
    azimuth: nearest(atan2(x, z), near),
    elevation: atan2(y, flat),
  }
}

export function placedOf({ target, reach, azimuth, elevation }: Polar): PlacedCamera {
  const length = exp(reach)
  const flat = length * cos(elevation)
  return {
    target,
    position: [
      target[0] + flat * sin(azimuth),
      target[1] + length * sin(elevation),
      target[2] + flat * cos(azimuth),
    ],
  }
}

/** The same direction, as near to another as it can be counted. */
export function nearest(angle: number, other: number): number {
  const turn = 2 * Math.PI
  return angle + turn * Math.round((other - angle) / turn)
}
