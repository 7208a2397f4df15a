/** Where the camera stands to see all that is drawn of a surface, as large as it can be. */
import { PerspectiveCamera, Vector3 } from 'three'
import type { Picture } from '../../surfaces/surface'
import type { Stand } from './camera'
import { usualAngle, usualAspect } from './camera'
import { baseHeight } from './sheetUniforms'
import type { Terrain } from './terrain'

/** In degrees. */
const usualElevation = 40
const azimuths = [-34, -26, -44, -18, -54, 18, 26, 34, 44, 54] as const
/** A turn from the usual azimuth must lower the near borders by so much of the height, for each step away from it. */
const reluctance = 0.02

const cells = 24
const rounds = 14
/** Shares of the picture that are left free for numbers and labels. */
const margins = { left: 0.07, right: 0.08, top: 0.07, bottom: 0.1 } as const
/** How far the picture is moved for what lies over its left, as a share of its width. */
const aside = 0.035

/** The stand from which all of some terrains are seen: turned as is best for the first, whose `picture` it is. */
export function fittedStand(
  terrains: readonly [Terrain, ...Terrain[]],
  picture: Picture | undefined,
  isAlone: boolean,
): Stand {
  const points = terrains.flatMap(drawnPoints)
  const azimuth = ((picture?.azimuth ?? bestAzimuth(terrains[0])) * Math.PI) / 180
  const elevation = ((picture?.elevation ?? usualElevation) * Math.PI) / 180
  const flat = Math.cos(elevation)
  const direction = new Vector3(Math.sin(azimuth) * flat, Math.sin(elevation), Math.cos(azimuth) * flat)
  const camera = new PerspectiveCamera(usualAngle, usualAspect, 0.05, 100)
  const target = new Vector3(0, 0.2, 0)
  const left = margins.left + (isAlone ? aside : 0)
  const right = margins.right - (isAlone ? aside : 0)
  const [low, high] = [-1 + 2 * left, 1 - 2 * right]
  const [bottom, top] = [-1 + 2 * margins.bottom, 1 - 2 * margins.top]
  let distance = 5
  const seen = new Vector3()
  const move = new Vector3()
  for (let round = 0; round < rounds; round += 1) {
    camera.position.copy(target).addScaledVector(direction, distance)
    camera.lookAt(target)
    camera.updateMatrixWorld()
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const point of points) {
      seen.copy(point).project(camera)
      west = Math.min(west, seen.x)
      east = Math.max(east, seen.x)
      south = Math.min(south, seen.y)
      north = Math.max(north, seen.y)
    }
    const reach = distance * Math.tan((usualAngle * Math.PI) / 360)
    const across = ((west + east) / 2 - (low + high) / 2) * reach * usualAspect
    target.addScaledVector(move.setFromMatrixColumn(camera.matrixWorld, 0), across)
    target.addScaledVector(
      move.setFromMatrixColumn(camera.matrixWorld, 1),
      ((south + north) / 2 - (bottom + top) / 2) * reach,
    )
    const over = Math.max((east - west) / (high - low), (north - south) / (top - bottom))
    distance *= 1 + 0.8 * (over - 1)
  }
  return { position: target.clone().addScaledVector(direction, distance), target }
}

/** The sheet, and the corners of the frame below it. */
function drawnPoints(terrain: Terrain): Vector3[] {
  const points: Vector3[] = []
  for (let row = 0; row <= cells; row += 1) {
    for (let column = 0; column <= cells; column += 1) {
      const [x, z] = [(2 * column) / cells - 1, (2 * row) / cells - 1]
      points.push(new Vector3(x, terrain.heightScale * heightAt(terrain, x, z), z))
    }
  }
  for (const x of [-1, 1]) for (const z of [-1, 1]) points.push(new Vector3(x, baseHeight, z))
  return points
}

/** From −54° to 54°: where the borders that face the camera hide least, and better near the usual one. */
function bestAzimuth(terrain: Terrain): number {
  const south = borderHeight(terrain, (at) => [at, 1])
  const west = borderHeight(terrain, (at) => [-1, at])
  const east = borderHeight(terrain, (at) => [1, at])
  let [best, least] = [azimuths[0] as number, Infinity]
  for (const [index, azimuth] of azimuths.entries()) {
    const angle = (azimuth * Math.PI) / 180
    const side = azimuth < 0 ? west : east
    const hidden = Math.cos(angle) * south + Math.abs(Math.sin(angle)) * side + reluctance * index
    if (hidden < least) [best, least] = [azimuth, hidden]
  }
  return best
}

function borderHeight(terrain: Terrain, place: (at: number) => readonly [number, number]): number {
  let sum = 0
  for (let index = 0; index <= cells; index += 1) sum += heightAt(terrain, ...place((2 * index) / cells - 1))
  return sum / (cells + 1)
}

/** What is drawn of the height at a place of the scene, from 0 to 1. */
function heightAt(terrain: Terrain, x: number, z: number): number {
  return terrain.drawnShare(terrain.x(x), terrain.y(z))
}
