/** The path that another program made: dashed, with a dot where it begins and one where it parts from its runner. */
import { type SceneTheme, rgb } from '../../looks/palette'
import type { Terrain } from '../ground/terrain'
import type { RibbonPoints, RibbonStyle } from '../lines/ribbons'
import { writeHops } from './curve'
import { dot, onTerrain } from './ghost'
import { drapeRun } from './trails'

export interface OtherPath {
  /** x, y and an unused number for each row. */
  readonly points: Float64Array
  /** The row where it parts from its runner. */
  readonly partsAt: number | undefined
}

const [lineStyle, dotStyle] = [0, 1]
const lineWidth = 2.2
const [startWidth, partingWidth] = [7, 11]

export function otherPathStyles({ ink }: SceneTheme): RibbonStyle[] {
  return [
    { colour: [...rgb(ink), 1], dash: [7, 5] },
    { colour: [...rgb(ink), 1], dash: [] },
  ]
}

/** Writes nothing where there is no path. */
export function writeOtherPath(
  path: OtherPath | undefined,
  terrain: Terrain,
  draped: boolean,
  points: RibbonPoints,
): void {
  points.clear()
  if (!path) return
  const places = onTerrain(path.points, terrain)
  if (terrain.dimension === 1) return writeHops(places, places.length / 3 - 1, terrain, dotStyle, points)
  const run = { points: places, divergedAt: undefined, turnsPerStep: 1 }
  drapeRun(run, lineStyle, terrain, { draped, width: lineWidth }, points)
  dot(terrain, places, 0, startWidth, dotStyle, points)
  if (path.partsAt !== undefined) dot(terrain, places, path.partsAt, partingWidth, dotStyle, points)
}
