/** Points the camera of a picture: at the distance that its angle of view and its shape need. */
import { Object3D, Vector3 } from 'three'
import { type Stand, angleOf, distanceFactor } from './camera'
import type { Projection } from './projection'

/** In degrees: a curve is seen almost in parallel. */
const curveAngle = 4

/** `width` and `height` in CSS pixels. */
export function aim(
  projection: Projection,
  { position, target }: Stand,
  dimension: 1 | 2,
  width: number,
  height: number,
): void {
  offset.copy(position).sub(target)
  const angle = dimension === 1 ? curveAngle : angleOf(offset)
  const factor = distanceFactor(angle, projection.shapeOf(width, height))
  place.copy(offset).multiplyScalar(factor).add(target)
  projection.look(place, target, Object3D.DEFAULT_UP, angle, width, height)
}

const offset = new Vector3()
const place = new Vector3()
