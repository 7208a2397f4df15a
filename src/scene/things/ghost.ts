/** The ghost: the path of one run of an ensemble on the surface, with marks where it began and ended. */
import { Vector3 } from 'three'
import type { CellRun } from '../../ensemble/outcomes/result'
import type { RibbonPoints, RibbonStyle } from '../lines/ribbons'
import type { Terrain } from '../ground/terrain'
import { drapeRun } from './trails'

const [lineStyle, holeStyle] = [0, 1]
const lineWidth = 2
const [startWidth, holeWidth, endWidth] = [10, 5, 9]

export const ghostStyles: readonly RibbonStyle[] = [
  { colour: [1, 1, 1, 1], dash: [] },
  { colour: [0.04, 0.05, 0.08, 1], dash: [] },
]

/** Writes nothing where there is no run. */
export function writeGhost(cell: CellRun | undefined, terrain: Terrain, points: RibbonPoints): void {
  points.clear()
  if (!cell) return
  const { divergedAt, turnsPerStep, points: places } = cell.run
  const path = onTerrain(places, terrain)
  const drawn = { points: path, divergedAt, turnsPerStep }
  drapeRun(drawn, lineStyle, terrain, { draped: true, width: lineWidth }, points)
  const last = Math.min(path.length / 3 - 1, divergedAt ?? Infinity)
  dot(terrain, path, 0, startWidth, lineStyle, points)
  dot(terrain, path, 0, holeWidth, holeStyle, points)
  dot(terrain, path, last, endWidth, lineStyle, points)
}

/** The path with the losses of the surface that is drawn: the run's surface may have another shape. */
export function onTerrain(path: Float64Array, terrain: Terrain): Float64Array {
  const copy = path.slice()
  for (let i = 0; i < copy.length; i += 3) copy[i + 2] = terrain.loss.value(copy[i] ?? 0, copy[i + 1] ?? 0)
  return copy
}

const at = new Vector3()

export function dot(
  terrain: Terrain,
  path: Float64Array,
  step: number,
  width: number,
  style: number,
  points: RibbonPoints,
): void {
  const [x = 0, y = 0] = path.subarray(3 * step)
  if (!terrain.contains(x, y, 1e-6) || !terrain.isShown(terrain.loss.value(x, y), 1.1)) return
  terrain.place(x, y, at)
  points.dot(at.x, at.y, at.z, width, style)
}
