/** Which place of the domain a ray meets. It marches over the float64 surface, and so agrees with the balls. */
import { Vector3 } from 'three'
import type { Terrain } from './terrain'

const marches = 400
/** The surface is cut off at this height. */
const ceiling = 1

/** The first place that the ray meets, or undefined where it misses. */
export function pick(terrain: Terrain, origin: Vector3, direction: Vector3): [number, number] | undefined {
  if (terrain.dimension === 1) return pickCurve(terrain, origin, direction)
  const [enter, leave] = inBox(origin, direction, -0.05, ceiling * terrain.heightScale)
  if (!(enter < leave)) return undefined
  let above = true
  for (let i = 0; i <= marches; i += 1) {
    const along = enter + (i / marches) * (leave - enter)
    const over = clearance(terrain, origin, direction, along)
    if (over < 0 && above && i > 0)
      return refine(terrain, origin, direction, enter + ((i - 1) / marches) * (leave - enter), along)
    above = over >= 0
  }
  return undefined
}

/** The same for a drag. Past the surface it gives the place of the ray at height `ground`, kept in the domain. */
export function pickNearest(
  terrain: Terrain,
  origin: Vector3,
  direction: Vector3,
  ground: number,
): [number, number] {
  const hit = pick(terrain, origin, direction)
  if (hit) return hit
  const along = direction.y === 0 ? 0 : Math.max((ground - origin.y) / direction.y, 0)
  const clamp = (value: number) => Math.min(Math.max(value, -1), 1)
  return [terrain.x(clamp(origin.x + along * direction.x)), terrain.y(clamp(origin.z + along * direction.z))]
}

function pickCurve(terrain: Terrain, origin: Vector3, direction: Vector3): [number, number] | undefined {
  const x = origin.x - (origin.z / direction.z) * direction.x
  return Math.abs(x) <= 1 ? [terrain.x(x), 0] : undefined
}

function inBox(origin: Vector3, direction: Vector3, floor: number, top: number): [number, number] {
  let enter = 0
  let leave = Infinity
  for (const [from, way, low, high] of [
    [origin.x, direction.x, -1, 1],
    [origin.y, direction.y, floor, top],
    [origin.z, direction.z, -1, 1],
  ] as const) {
    const [one, other] = [(low - from) / way, (high - from) / way]
    enter = Math.max(enter, Math.min(one, other))
    leave = Math.min(leave, Math.max(one, other))
  }
  return [enter, leave]
}

/** How far the ray is above the surface at a distance along it. */
function clearance(terrain: Terrain, origin: Vector3, direction: Vector3, along: number): number {
  const x = terrain.x(origin.x + along * direction.x)
  const y = terrain.y(origin.z + along * direction.z)
  const height = terrain.height.at(terrain.loss.value(x, y))
  // Faded walls let the ray through.
  return terrain.height.isShown(height, ceiling)
    ? origin.y + along * direction.y - terrain.heightScale * height
    : Infinity
}

function refine(
  terrain: Terrain,
  origin: Vector3,
  direction: Vector3,
  over: number,
  under: number,
): [number, number] {
  for (let i = 0; i < 40; i += 1) {
    const middle = (over + under) / 2
    if (clearance(terrain, origin, direction, middle) >= 0) over = middle
    else under = middle
  }
  const along = (over + under) / 2
  return [terrain.x(origin.x + along * direction.x), terrain.y(origin.z + along * direction.z)]
}
