/** The local quadratic of a step, as a patch of wires. */
import type { Internals } from '../../../run/internals'
import { halfWidth } from '../../ground/intervals'
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { dotAt, stand } from './ground'
import { internalsStyle } from './internalsStyle'

const patchLines = 4
const patchPieces = 16
const [minReach, maxReach] = [0.2, 0.6]

/**
 * A patch of the quadratic that has the surface's value, slope and curvature at the foot, as wires, and a dot where it
 * is level. It reaches as far as that place where that is not far.
 */
export function quadratic(
  terrain: Terrain,
  foot: Foot,
  { update, hessian, stationary }: Internals,
  points: RibbonPoints,
): void {
  const { gradient } = update
  const [[xx = 0, xy = 0] = [], [, yy = 0] = []] = hessian
  const [gx = 0, gy = 0] = gradient
  const here = terrain.loss.value(foot.x, foot.y)
  const lossAt = (dx: number, dy: number) =>
    here + gx * dx + gy * dy + (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2
  const [levelX = 0, levelY = 0] = stationary?.at ?? update.theta
  const far = Math.max(
    Math.abs(terrain.sceneX(levelX) - terrain.sceneX(foot.x)),
    Math.abs(terrain.sceneZ(levelY) - terrain.sceneZ(foot.y)),
  )
  const reach = Math.min(Math.max(1.25 * far, minReach), maxReach)
  const [halfX, halfY] = [reach * halfWidth(terrain.domain[0]), reach * halfWidth(terrain.domain[1])]
  const at = (along: number, away: number) => {
    const [dx, dy] = [along * halfX, away * halfY]
    stand(terrain, foot.x + dx, foot.y + dy, lossAt(dx, dy), 1.3, internalsStyle.quadratic, 0, points)
  }
  const lines = terrain.dimension === 1 ? 0 : patchLines
  for (let line = -lines; line <= lines; line += 1) {
    for (const isAlongX of lines > 0 ? [true, false] : [true]) {
      for (let piece = -patchPieces; piece <= patchPieces; piece += 1) {
        const [share, across] = [piece / patchPieces, lines > 0 ? line / lines : 0]
        if (isAlongX) at(share, across)
        else at(across, share)
      }
      points.end()
    }
  }
  if (stationary) {
    const [dx, dy] = [levelX - foot.x, levelY - foot.y]
    dotAt(terrain, levelX, levelY, lossAt(dx, dy), internalsStyle.quadratic, points)
  }
}
