/** Where a rule looks before it steps. */
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { dotAt, stand } from './ground'
import { internalsStyle } from './internalsStyle'

const linePieces = 24

/** A dashed line along the ground to where the rule looks, and a dot there. */
export function probe(terrain: Terrain, foot: Foot, x: number, y: number, points: RibbonPoints): void {
  const length = Math.hypot(
    terrain.sceneX(x) - terrain.sceneX(foot.x),
    terrain.sceneZ(y) - terrain.sceneZ(foot.y),
  )
  for (let i = 0; i <= linePieces; i += 1) {
    const share = i / linePieces
    const [atX, atY] = [foot.x + share * (x - foot.x), foot.y + share * (y - foot.y)]
    const loss = terrain.loss.value(atX, atY)
    stand(terrain, atX, atY, loss, 2, internalsStyle.probe, share * length, points)
  }
  points.end()
  dotAt(terrain, x, y, terrain.loss.value(x, y), internalsStyle.probe, points)
}
