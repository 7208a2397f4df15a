/** The ellipse of a preconditioner. */
import type { Internals } from '../../../run/internals'
import { halfWidth } from '../../ground/intervals'
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { stand } from './ground'
import { internalsStyle } from './internalsStyle'

const ellipseReach = 0.22
const ellipsePieces = 72

/**
 * What P makes of the unit circle, around the foot, with its half-axes. Its shape and its direction are true in the
 * plane of the parameters; its size is the same at every step, or it would be too small or too large to be seen.
 */
export function ellipse(
  terrain: Terrain,
  foot: Foot,
  { update, preconditioner }: Internals,
  points: RibbonPoints,
): void {
  if (!preconditioner) return
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = update.preconditioner
  const halves = [halfWidth(terrain.domain[0]), halfWidth(terrain.domain[1])] as const
  const ring = Array.from({ length: ellipsePieces + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / ellipsePieces
    return [a * Math.cos(angle) + b * Math.sin(angle), c * Math.cos(angle) + d * Math.sin(angle)] as const
  })
  const scale = ellipseReach / Math.max(...ring.map(([x, y]) => Math.hypot(x / halves[0], y / halves[1])))
  const at = (x: number, y: number, width: number, style: number) => {
    const [placeX, placeY] = [foot.x + scale * x, foot.y + scale * y]
    stand(terrain, placeX, placeY, terrain.loss.value(placeX, placeY), width, style, 0, points)
  }
  for (const [x, y] of ring) at(x, y, 2.2, internalsStyle.ellipse)
  points.end()
  for (const { value, direction } of preconditioner.axes) {
    const [x = 0, y = 0] = direction
    for (let i = -axisPieces; i <= axisPieces; i += 1) {
      at((i / axisPieces) * value * x, (i / axisPieces) * value * y, 1.2, internalsStyle.axes)
    }
    points.end()
  }
}

const axisPieces = 8
