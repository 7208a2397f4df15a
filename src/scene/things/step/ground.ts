/** Points above the ground, as far as the picture goes. */
import type { Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'

/** Where the picture ends, in heights and in scene units beside the domain. */
export const ceiling = 1.1
const margin = 0.02

/** Adds a place above the ground, or breaks the line where that is out of the picture. */
export function stand(
  terrain: Terrain,
  x: number,
  y: number,
  loss: number,
  width: number,
  style: number,
  arc: number,
  points: RibbonPoints,
): void {
  const height = terrain.height.at(loss)
  if (!terrain.contains(x, y, margin) || !terrain.height.isShown(height, ceiling)) {
    points.end()
    return
  }
  points.add(terrain.sceneX(x), terrain.heightScale * height, terrain.sceneZ(y), width, style, 0, arc)
}

/** Adds a dot at a loss above (x, y), unless that is out of the picture. */
export function dotAt(
  terrain: Terrain,
  x: number,
  y: number,
  loss: number,
  style: number,
  points: RibbonPoints,
): void {
  if (!terrain.contains(x, y, margin) || !terrain.isShown(loss, ceiling)) return
  points.dot(terrain.sceneX(x), terrain.sceneY(loss), terrain.sceneZ(y), 8, style)
}
