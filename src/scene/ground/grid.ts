/** The triangles of a square grid of vertices. */
import { BufferAttribute, BufferGeometry } from 'three'

/** Two triangles for each cell, row after row. All in one draw: with instances, some drivers pay for each as for a whole draw. */
export function gridOfCells(size: number): BufferGeometry {
  const index = new Uint32Array(6 * (size - 1) ** 2)
  let at = 0
  for (let row = 0; row + 1 < size; row += 1) {
    for (let column = 0; column + 1 < size; column += 1) {
      const near = row * size + column
      const far = near + size
      index[at] = near
      index[at + 1] = near + 1
      index[at + 2] = far
      index[at + 3] = far
      index[at + 4] = near + 1
      index[at + 5] = far + 1
      at += 6
    }
  }
  return new BufferGeometry().setIndex(new BufferAttribute(index, 1))
}
