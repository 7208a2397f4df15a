/** The line that the slice is taken along. */
import type { Slice } from '../../../run/slice'
import { halfWidth } from '../../ground/intervals'
import type { Foot, Terrain } from '../../ground/terrain'
import type { RibbonPoints } from '../../lines/ribbons'
import { stand } from './ground'
import { internalsStyle } from './internalsStyle'

/** The line of the slice, as long as the slice shows it. */
export function sliceLine(
  terrain: Terrain,
  foot: Foot,
  { direction, reach, losses }: Slice,
  points: RibbonPoints,
): void {
  const [x = 0, y = 0] = direction
  const length = Math.hypot(x / halfWidth(terrain.domain[0]), y / halfWidth(terrain.domain[1]))
  for (const [index, loss] of losses.entries()) {
    const along = reach * ((2 * index) / (losses.length - 1) - 1)
    const arc = (along + reach) * length
    stand(terrain, foot.x + along * x, foot.y + along * y, loss, 2, internalsStyle.slice, arc, points)
  }
  points.end()
}
