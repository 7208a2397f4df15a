/** Turns and zooms the camera by the keys of a focused picture. */
import { Spherical, Vector3 } from 'three'
import type { Stand } from '../ground/camera'

/** By so much to the right and up, in radians, and so many times as far away. */
export interface CameraMove {
  readonly right: number
  readonly up: number
  readonly away: number
}

/** What the controls allow a hand too. */
export const cameraLimits = { minDistance: 0.6, maxDistance: 14, minPolar: 1e-3, maxPolar: 1.56 } as const

/** A press turns by this angle, with Shift by a larger one; a zoom is by this factor. */
const [angle, largeAngle] = [Math.PI / 36, Math.PI / 9]
const zoom = 1.15

/** What a press does to the camera, if anything. */
export function moveOfKey({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): CameraMove | undefined {
  if (ctrlKey || altKey || metaKey) return undefined
  const by = shiftKey ? largeAngle : angle
  switch (key) {
    case 'ArrowLeft':
      return { right: -by, up: 0, away: 1 }
    case 'ArrowRight':
      return { right: by, up: 0, away: 1 }
    case 'ArrowUp':
      return { right: 0, up: by, away: 1 }
    case 'ArrowDown':
      return { right: 0, up: -by, away: 1 }
    case '+':
    case '=':
      return { right: 0, up: 0, away: 1 / zoom }
    case '-':
    case '−':
    case '_':
      return { right: 0, up: 0, away: zoom }
    default:
      return undefined
  }
}

/** The stand after a move, within the limits. */
export function moved({ position, target }: Stand, { right, up, away }: CameraMove): Stand {
  const { minDistance, maxDistance, minPolar, maxPolar } = cameraLimits
  const ball = new Spherical().setFromVector3(new Vector3().subVectors(position, target))
  ball.theta += right
  ball.phi = Math.min(Math.max(ball.phi - up, minPolar), maxPolar)
  ball.radius = Math.min(Math.max(ball.radius * away, minDistance), maxDistance)
  return { position: new Vector3().setFromSpherical(ball).add(target), target }
}
