/** One triangle that covers a whole target; its corners come from gl_VertexID. */
import { BufferGeometry } from 'three'

export function wholeTargetTriangle(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setDrawRange(0, 3)
  return geometry
}
