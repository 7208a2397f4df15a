/** A way of the camera that a cue goes by itself, until a hand takes over. */
import type { CameraKey } from '../../camera/keys'
import { CameraPath, type Sights } from '../../camera/path'

export interface CameraWay {
  /** When it begins, in milliseconds since 1970: every window goes it at the same time. */
  readonly begins: number
  /** How long it takes. */
  readonly seconds: number
  /** Handed to who draws, so that a page without talks has nothing of it. */
  pathFor(sights: Sights): CameraPath
}

export function cameraWay(camera: readonly CameraKey[], begins: number): CameraWay {
  const seconds = camera.at(-1)?.at ?? 0
  return { begins, seconds, pathFor: (sights) => new CameraPath({ camera, loop: false, seconds }, sights) }
}
