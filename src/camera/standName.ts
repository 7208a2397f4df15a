/** What a key of the camera says, in words. */
import type { CameraStand } from './keys'

export function standName(stand: CameraStand): string {
  if ('view' in stand) return `camera: ${stand.view} view`
  if ('orbit' in stand) return `camera: ${stand.orbit}° around`
  if ('rise' in stand) return `camera: ${stand.rise}° up`
  if ('dolly' in stand) return `camera: distance × ${stand.dolly}`
  if ('follow' in stand) return `camera: follows runner ${stand.follow + 1}`
  return 'camera: a place of its own'
}
