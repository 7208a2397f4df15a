/** Points above the ground, as far as the picture goes. */
import type { Foot, Terrain } from '../../ground/terrain'
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
  size = 8,
): void {
  if (!terrain.contains(x, y, margin) || !terrain.isShown(loss, ceiling)) return
  points.dot(terrain.sceneX(x), terrain.sceneY(loss), terrain.sceneZ(y), size, style)
}

const linePieces = 24

/** A line along the ground from a share of the way from `foot` to (x, y) up to another. */
export function alongGround(
  terrain: Terrain,
  foot: Foot,
  [x, y]: readonly [number, number],
  [from, to]: readonly [number, number],
  width: number,
  style: number,
  points: RibbonPoints,
): void {
  const length = Math.hypot(
    terrain.sceneX(x) - terrain.sceneX(foot.x),
    terrain.sceneZ(y) - terrain.sceneZ(foot.y),
  )
  for (let i = 0; i <= linePieces; i += 1) {
    const share = from + (i / linePieces) * (to - from)
    const [atX, atY] = [foot.x + share * (x - foot.x), foot.y + share * (y - foot.y)]
    stand(terrain, atX, atY, terrain.loss.value(atX, atY), width, style, share * length, points)
  }
  points.end()
}

/** The share of the way from `foot` to (x, y) at which the picture ends, at most 1. */
export function shareInPicture({ domain }: Terrain, foot: Foot, x: number, y: number): number {
  const ends = [x - foot.x, y - foot.y].map((way, axis) => {
    const [low, high] = domain[axis] ?? [-Infinity, Infinity]
    const here = axis === 0 ? foot.x : foot.y
    return way === 0 ? Infinity : ((way > 0 ? high : low) - here) / way
  })
  return Math.min(1, ...ends)
}
