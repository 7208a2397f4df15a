/** The lanes of the runs of a race, as they are seen from above, and the way of a run at each step. */
import { Vector3, type Vector4 } from 'three'
import type { Race, Run } from '../../run/race'
import type { Projection } from '../ground/projection'
import type { Terrain } from '../ground/terrain'
import { lanesOf } from './lanes'

/** Of each run, the lane of each step. */
export type RaceLanes = readonly (Float32Array | undefined)[]

/** Between the middles of two lines side by side, in pixels of a picture of the usual size: the casing is shared. */
export const laneWidth = 6.5

/** The lanes of the runs that are shown. A curve has no paths over the ground, and no lanes. */
export function raceLanes(race: Race, terrain: Terrain, visible: readonly boolean[]): RaceLanes {
  if (terrain.dimension === 1) return []
  const paths = race.runs.map((run, index) => (visible[index] ? seenFromAbove(run, terrain) : noPath))
  return lanesOf(paths)
}

const noPath = new Float64Array()

function seenFromAbove(run: Run, terrain: Terrain): Float64Array {
  const steps = Math.min(run.points.length / 3 - 1, run.divergedAt ?? Infinity)
  const path = new Float64Array(2 * (steps + 1))
  for (let step = 0; step <= steps; step += 1) {
    path[2 * step] = terrain.sceneX(run.points[3 * step] ?? 0)
    path[2 * step + 1] = terrain.sceneZ(run.points[3 * step + 1] ?? 0)
  }
  return path
}

/** A shorter way than this, in scene units, has no direction. */
const minWay = 1e-3

/**
 * Which way a run goes at a step: to the step after, from one before that is somewhere else. In scene units. It looks back in
 * strides that double: a run may have been at rest for ten thousands of steps.
 */
export function wayAt(
  { points }: Pick<Run, 'points'>,
  step: number,
  terrain: Terrain,
  out: Vector3,
): Vector3 {
  const to = Math.min(step + 1, points.length / 3 - 1)
  const of = (at: number, part: number): number => points[3 * at + part] ?? 0
  const [x, z] = [terrain.sceneX(of(to, 0)), terrain.sceneZ(of(to, 1))]
  let from = Math.max(Math.min(step, to) - 1, 0)
  for (let stride = 1; ; stride *= 2) {
    const [dx, dz] = [x - terrain.sceneX(of(from, 0)), z - terrain.sceneZ(of(from, 1))]
    if (from > 0 && Math.hypot(dx, dz) < minWay) {
      from = Math.max(from - stride, 0)
      continue
    }
    return out.set(dx, terrain.sceneY(of(to, 2)) - terrain.sceneY(of(from, 2)), dz)
  }
}

/** Lanes in a picture. `width` is that of one, in CSS pixels. */
export interface SeenLanes {
  readonly lanes: RaceLanes
  readonly width: number
  readonly projection: Projection
}

const [way, right, up, sum] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()]

/**
 * How far a run that is here, at a step or between two, is drawn beside its true place, in scene units. False where it is
 * drawn there.
 */
export function shiftAt(
  { lanes, width, projection }: SeenLanes,
  index: number,
  run: Run,
  step: number,
  here: Vector4,
  terrain: Terrain,
  out: Vector3,
): boolean {
  const its = lanes[index]
  const before = Math.floor(step)
  if (!its || (!its[before] && !its[before + 1])) return false
  const { camera, height } = projection
  const depth = -sum.set(here.x, here.y, here.z).applyMatrix4(camera.matrixWorldInverse).z
  const pixelsPerUnit =
    (height * (camera.projectionMatrix.elements[5] ?? 1)) / (2 * Math.max(depth, camera.near))
  right.setFromMatrixColumn(camera.matrixWorld, 0)
  up.setFromMatrixColumn(camera.matrixWorld, 1)
  sum.set(0, 0, 0)
  for (const [at, share] of [
    [before, before + 1 - step],
    [before + 1, step - before],
  ] as const) {
    const lane = its[at] ?? 0
    if (lane === 0 || share === 0) continue
    wayAt(run, at, terrain, way)
    const [across, along] = [way.dot(right), way.dot(up)]
    const length = Math.hypot(across, along)
    // As in ribbon.vert: to the left of the way.
    if (length < 1e-6) continue
    const size = (share * lane * width) / (pixelsPerUnit * length)
    sum.addScaledVector(right, -along * size).addScaledVector(up, across * size)
  }
  out.copy(sum)
  return true
}
