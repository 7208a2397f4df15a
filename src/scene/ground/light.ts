/** The light of the scene: a key light that stays where it is, and the sky. */
import { Vector3 } from 'three'

/** In radians; the azimuth from +x towards +z. Behind the sheet and to its left, so that shadows fall towards the viewer. */
export const keyLight = { azimuth: (248 * Math.PI) / 180, elevation: (32 * Math.PI) / 180 } as const

/** Towards the key light. */
export const keyDirection: Readonly<Vector3> = new Vector3(
  Math.cos(keyLight.elevation) * Math.cos(keyLight.azimuth),
  Math.sin(keyLight.elevation),
  Math.cos(keyLight.elevation) * Math.sin(keyLight.azimuth),
)

/** On flat open ground the sky gives this share of the light, and the key light the rest. */
export const skyShare = 0.36
/** Of the key light, for light that falls straight on it. */
export const keyShare = (1 - skyShare) / Math.sin(keyLight.elevation)

/** How much light a place gets, given its normal and the shares of sky and key light that reach it. */
export function lightAt({ x, y, z }: Vector3, open: number, lit: number): number {
  const facing = Math.max(x * keyDirection.x + y * keyDirection.y + z * keyDirection.z, 0)
  return skyShare * open * (0.62 + 0.38 * y) + keyShare * facing * lit
}
