/** Marks that stay while a race plays: the field of descent directions. */
import { writeDirections } from './arrows'
import type { RibbonPoints } from '../lines/ribbons'
import type { Terrain } from '../ground/terrain'

const markStyles = { direction: 0 } as const

export function writeMarks(terrain: Terrain, shown: { readonly field: boolean }, points: RibbonPoints): void {
  points.clear()
  if (shown.field && terrain.dimension === 2) writeDirections(terrain, markStyles.direction, points)
}
