/** Marks that stay while a race plays: rings around the known minima, the field of descent directions. */
import { Vector3 } from 'three'
import type { Race } from '../../run/race'
import { writeDirections } from './arrows'
import type { RibbonPoints } from '../lines/ribbons'
import type { Terrain } from '../ground/terrain'

const markStyles = { minimum: 0, direction: 1 } as const

const ringRadius = 0.036
const ringPieces = 32
const centre = new Vector3()

export function writeMarks(
  race: Race,
  terrain: Terrain,
  shown: { readonly minima: boolean; readonly field: boolean },
  points: RibbonPoints,
): void {
  points.clear()
  if (shown.minima) for (const minimum of race.minima) ring(terrain, minimum, points)
  if (shown.field && terrain.dimension === 2) writeDirections(terrain, markStyles.direction, points)
}

/** A level ring around a minimum, with a dot in its centre. */
function ring(terrain: Terrain, [x = 0, y = 0]: readonly number[], points: RibbonPoints): void {
  if (!terrain.contains(x, y, 1e-6)) return
  const isFlat = terrain.dimension === 1
  terrain.place(x, y, centre)
  for (let i = 0; i <= ringPieces; i += 1) {
    const angle = (2 * Math.PI * i) / ringPieces
    const along = ringRadius * Math.cos(angle)
    const away = ringRadius * Math.sin(angle)
    // The tangent plane of a minimum is level.
    const [up, back] = isFlat ? [away, 0] : [0, away]
    points.add(centre.x + along, centre.y + up, centre.z + back, 1.6, markStyles.minimum)
  }
  points.end()
  points.dot(centre.x, centre.y, centre.z, 3.5, markStyles.minimum)
}
