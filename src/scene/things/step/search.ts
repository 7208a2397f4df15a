/** A search along a line: the points that a rule tries, and the interval that they leave. */
import { Vector3 } from 'three'
import type { LineSearch } from '../../../run/lineSearch'
import { halfWidth } from '../../ground/intervals'
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { alongGround, ceiling, dotAt, shareInPicture, stand } from './ground'
import { internalsStyle } from './internalsStyle'

/** In CSS pixels. The point at which the step ends is larger. */
const sizes = { trial: 6, accepted: 10, interval: 4 }
/** Half of a bracket, as a share of the domain. */
const bracket = 0.035
const bracketPieces = 8

/** The line as far as it is in the picture, a dot for each trial point on it, and the interval between brackets. */
export function lineSearch(terrain: Terrain, foot: Foot, found: LineSearch, points: RibbonPoints): void {
  const [x = 0, y = 0] = found.far
  const end = shareInPicture(terrain, foot, x, y)
  alongGround(terrain, foot, [x, y], [0, end], 2, internalsStyle.trial, points)
  if (found.left) {
    const [from, to] = found.left
    if (from < end) alongGround(terrain, foot, [x, y], [from, Math.min(to, end)], sizes.interval, internalsStyle.interval, points) // prettier-ignore
    for (const share of found.left) bracketAt(terrain, foot, found.far, share, points)
  }
  trialPoints(terrain, found.points, found.accepted, points)
}

/** Dots on the ground. */
export function trialPoints(
  terrain: Terrain,
  places: LineSearch['points'],
  accepted: number | undefined,
  points: RibbonPoints,
): void {
  for (const [index, [x = 0, y = 0]] of places.entries()) {
    const [style, size] =
      index === accepted ? [internalsStyle.interval, sizes.accepted] : [internalsStyle.trial, sizes.trial]
    dotAt(terrain, x, y, terrain.loss.value(x, y), style, points, size)
  }
}

/** A short line across the search line, or across the curve of a surface with one parameter. */
function bracketAt(
  terrain: Terrain,
  foot: Foot,
  [x = 0, y = 0]: readonly number[],
  share: number,
  points: RibbonPoints,
): void {
  if (terrain.dimension === 1) return tickAt(terrain, foot.x + share * (x - foot.x), points)
  const halves = [halfWidth(terrain.domain[0]), halfWidth(terrain.domain[1])] as const
  const way = [(x - foot.x) / halves[0], (y - foot.y) / halves[1]] as const
  const length = Math.hypot(...way)
  const middle = [foot.x + share * (x - foot.x), foot.y + share * (y - foot.y)] as const
  for (let piece = -bracketPieces; piece <= bracketPieces; piece += 1) {
    const across = (bracket * piece) / bracketPieces / length
    const [atX, atY] = [middle[0] - across * way[1] * halves[0], middle[1] + across * way[0] * halves[1]]
    stand(terrain, atX, atY, terrain.loss.value(atX, atY), sizes.interval, internalsStyle.interval, 0, points)
  }
  points.end()
}

function tickAt(terrain: Terrain, x: number, points: RibbonPoints): void {
  const loss = terrain.loss.value(x, 0)
  if (!terrain.contains(x, 0, 1e-9) || !terrain.isShown(loss, ceiling)) return
  const normal = terrain.normal(x, 0, new Vector3()).multiplyScalar(bracket)
  const [atX, atY, atZ] = [terrain.sceneX(x), terrain.sceneY(loss), terrain.sceneZ(0)]
  for (const side of [-1, 1])
    points.add(
      atX + side * normal.x,
      atY + side * normal.y,
      atZ,
      sizes.interval,
      internalsStyle.interval,
      0,
      0,
    )
  points.end()
}
