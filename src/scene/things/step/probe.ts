/** Where a rule looks before it steps. */
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { alongGround, dotAt } from './ground'
import { internalsStyle } from './internalsStyle'

/** A dashed line along the ground to where the rule looks, and a dot there. */
export function probe(terrain: Terrain, foot: Foot, x: number, y: number, points: RibbonPoints): void {
  alongGround(terrain, foot, [x, y], [0, 1], 2, internalsStyle.probe, points)
  dotAt(terrain, x, y, terrain.loss.value(x, y), internalsStyle.probe, points)
}
