/** Trails: the path of every runner as ribbon points, draped on the surface or as straight jumps. */
import { Vector3 } from 'three'
import type { Race, Run } from '../../run/race'
import { turnsAt } from '../../run/turns'
import type { RibbonPoints } from '../lines/ribbons'
import type { Terrain } from '../ground/terrain'
import type { RaceLanes } from './raceLanes'

/** Max length of a piece of a draped segment, in scene units along the ground. */
const pieceLength = 0.03
const maxPieces = 64
/** Points nearer to each other are drawn as one. */
const minLength = 0.003
/** A trail is drawn so far outside the domain and above the frame. */
const margin = 0.02
const ceiling = 1.001

interface PathOptions {
  readonly draped: boolean
  /** In CSS pixels. */
  readonly width: number
  /** Of each step; without, the path is drawn where it is. */
  readonly lanes?: Float32Array | undefined
}

interface TrailOptions extends Pick<PathOptions, 'draped'> {
  /** Of each runner's trail. */
  readonly width: (runner: number) => number
  /** Whether each runner is drawn. */
  readonly visible: readonly boolean[]
  readonly lanes: RaceLanes
}

/** Writes the trails of a race. The style of a point is its runner's index, and its step is the turn that reaches it. */
export function drape(race: Race, terrain: Terrain, options: TrailOptions, points: RibbonPoints): void {
  points.clear()
  for (const [index, run] of race.runs.entries()) {
    if (!options.visible[index]) continue
    const { draped, lanes } = options
    drapeRun(run, index, terrain, { draped, width: options.width(index), lanes: lanes[index] }, points)
  }
}

/** The lane between two steps. */
function laneAt(lanes: Float32Array, step: number): number {
  const before = Math.floor(step)
  const [from, to] = [lanes[before] ?? 0, lanes[before + 1] ?? lanes[before] ?? 0]
  return from + (step - before) * (to - from)
}

const place = new Vector3()
const last = new Vector3()

/** Adds the path of one run, up to where it diverged. */
export function drapeRun(
  run: Pick<Run, 'points' | 'divergedAt' | 'turnsPerStep'> & Partial<Pick<Run, 'stepsPerLook'>>,
  style: number,
  terrain: Terrain,
  options: PathOptions,
  points: RibbonPoints,
): void {
  const path = run.points
  const steps = Math.min(path.length / 3 - 1, run.divergedAt ?? Infinity)
  let arc = 0
  let isDrawn = false
  const add = (x: number, y: number, loss: number, step: number, isLast: boolean) => {
    const height = terrain.height.at(loss)
    if (!terrain.contains(x, y, margin) || !terrain.height.isShown(height, ceiling)) {
      if (isDrawn) points.end()
      isDrawn = false
      return
    }
    place.set(terrain.sceneX(x), terrain.heightScale * height, terrain.sceneZ(y))
    const length = isDrawn ? place.distanceTo(last) : 0
    if (isDrawn && length < minLength && !isLast) return
    arc += length
    const lane = options.lanes ? laneAt(options.lanes, step) : 0
    points.add(place.x, place.y, place.z, options.width, style, turnsAt(run, step), arc, lane)
    last.copy(place)
    isDrawn = true
  }
  let x = path[0] ?? 0
  let y = path[1] ?? 0
  add(x, y, terrain.lossAt(run, 0), 0, false)
  for (let step = 1; step <= steps; step += 1) {
    const nextX = path[3 * step] ?? 0
    const nextY = path[3 * step + 1] ?? 0
    if (options.draped) {
      const length = Math.hypot(
        terrain.sceneX(nextX) - terrain.sceneX(x),
        terrain.sceneZ(nextY) - terrain.sceneZ(y),
      )
      const pieces = Math.min(Math.ceil(length / pieceLength), maxPieces)
      for (let piece = 1; piece < pieces; piece += 1) {
        const share = piece / pieces
        const middleX = x + share * (nextX - x)
        const middleY = y + share * (nextY - y)
        add(middleX, middleY, terrain.loss.value(middleX, middleY), step - 1 + share, false)
      }
    }
    add(nextX, nextY, terrain.lossAt(run, step), step, step === steps)
    x = nextX
    y = nextY
  }
  points.end()
}
