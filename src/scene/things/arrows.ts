/** Arrows at the balls: the gradient, the next step, the momenta; and the field of descent directions. */
import { Vector3 } from 'three'
import { stepAt, type Race } from '../../run/race'
import { arrowStyle } from './arrowStyle'
import type { BallState } from './balls'
import type { RibbonPoints } from '../lines/ribbons'
import { halfWidth } from '../ground/intervals'
import type { Foot, Terrain } from '../ground/terrain'

/** Pieces of an arrow that follows the surface. */
const pieces = 12
const headLength = 0.05

interface ArrowsShown {
  readonly gradient: boolean
  readonly step: boolean
  readonly momentum: boolean
}

/**
 * Writes the arrows of every visible ball. The step arrow goes to the next point: its length is true. The others
 * have their true direction in the plane of the parameters, but a compressed length, 0.1 + 0.12 log₁₀(1 + size)
 * scene units up to 0.6, since sizes span many powers of ten. The gradient points uphill; momentum points the way
 * it pushes, against the averaged gradient.
 */
export function writeArrows(
  race: Race,
  terrain: Terrain,
  position: number,
  balls: readonly BallState[],
  shown: ArrowsShown,
  points: RibbonPoints,
): void {
  points.clear()
  const gradient = new Float64Array(2)
  for (const [index, run] of race.runs.entries()) {
    const ball = balls[index]
    if (!ball?.visible || ball.absence || ball.diverged !== undefined) continue
    const step = Math.floor(stepAt(run, position))
    const foot = { x: ball.x, y: ball.y, lift: ball.sphere.w }
    if (shown.gradient) {
      terrain.loss.gradient(ball.x, ball.y, gradient)
      compressedArrow(terrain, foot, [gradient[0] ?? 0, gradient[1] ?? 0], 1, arrowStyle.gradient, points)
    }
    if (step >= run.steps) continue
    if (shown.momentum) {
      for (const momentum of run.update(step).momenta)
        compressedArrow(terrain, foot, momentum, -1, arrowStyle.momentum(index), points)
    }
    if (shown.step) {
      const [x, y] = [run.points[3 * step + 3] ?? 0, run.points[3 * step + 4] ?? 0]
      const along = terrain.sceneX(x) - terrain.sceneX(ball.x)
      const away = terrain.sceneZ(y) - terrain.sceneZ(ball.y)
      arrow(terrain, foot, along, away, arrowStyle.step(index), points)
    }
  }
}

/** An arrow of true direction and compressed length. */
export function compressedArrow(
  terrain: Terrain,
  foot: Foot,
  vector: readonly number[],
  sign: 1 | -1,
  style: number,
  points: RibbonPoints,
): void {
  const [x = 0, y = 0] = vector
  const size = Math.hypot(x, y)
  // What is tiny for its domain is the rounding of 0. Its size alone says nothing: the domain may be tiny too.
  const across = Math.max(halfWidth(terrain.domain[0]), halfWidth(terrain.domain[1]))
  if (!(size * across > 1e-12 * terrain.height.unit) || size === Infinity) return
  const along = (sign * (x / size)) / halfWidth(terrain.domain[0])
  const away = terrain.dimension === 2 ? (-sign * (y / size)) / halfWidth(terrain.domain[1]) : 0
  const length = Math.min(0.1 + 0.12 * Math.log10(1 + size), 0.6) / Math.hypot(along, away)
  arrow(terrain, foot, along * length, away * length, style, points)
}

const place = new Vector3()
const normal = new Vector3()

/** An arrow from its foot by (along, away) in scene units. It floats at the height of a ball's centre. */
export function arrow(
  terrain: Terrain,
  { x: footX, y: footY, lift }: Foot,
  along: number,
  away: number,
  style: number,
  points: RibbonPoints,
): void {
  const length = Math.hypot(along, away)
  // The ball hides such a short step.
  if (length < 0.5 * lift) return
  const [x0, z0] = [terrain.sceneX(footX), terrain.sceneZ(footY)]
  const head = Math.min(headLength / length, 0.6)
  const stand = (share: number, width: number, arc = 0) => {
    const [x, y] = [terrain.x(x0 + share * along), terrain.y(z0 + share * away)]
    terrain.place(x, y, place)
    terrain.normal(x, y, normal)
    place.addScaledVector(normal, lift)
    points.add(place.x, Math.min(place.y, 1.1 * terrain.heightScale + lift), place.z, width, style, 0, arc)
  }
  // From the rim of the ball, where there is room.
  const begin = Math.min(lift / length, 1 - head)
  for (let piece = 0; piece <= pieces; piece += 1) {
    const share = begin + (piece / pieces) * (1 - head - begin)
    stand(share, 2.5, share * length)
  }
  points.end()
  stand(1 - head, 10)
  stand(1, 0)
  points.end()
}

const fieldSide = 24
const fieldLength = 0.05

/** Writes an arrow of descent at every point of a grid over the domain. All have one length: only the direction counts. */
export function writeDirections(terrain: Terrain, style: number, points: RibbonPoints): void {
  const gradient = new Float64Array(2)
  const { unit } = terrain.height
  const [halfX, halfY] = [halfWidth(terrain.domain[0]), halfWidth(terrain.domain[1])]
  for (let i = 0; i < fieldSide; i += 1) {
    for (let j = 0; j < fieldSide; j += 1) {
      const [sceneX, sceneZ] = [(2 * i + 1) / fieldSide - 1, (2 * j + 1) / fieldSide - 1]
      const loss = terrain.loss.gradient(terrain.x(sceneX), terrain.y(sceneZ), gradient)
      if (!terrain.isShown(loss, 1.05)) continue
      const [dx, dy] = [(gradient[0] ?? 0) / unit, (gradient[1] ?? 0) / unit]
      if (!(Math.hypot(dx * halfX, dy * halfY) > 1e-9)) continue
      const along = -dx / halfX
      const away = dy / halfY
      const size = Math.hypot(along, away)
      const add = (share: number, width: number) => {
        const reach = (share * fieldLength) / size
        terrain.place(terrain.x(sceneX + reach * along), terrain.y(sceneZ + reach * away), place)
        points.add(place.x, place.y, place.z, width, style)
      }
      add(-0.5, 1.3)
      add(0.1, 1.3)
      points.end()
      add(0.1, 5)
      add(0.5, 0)
      points.end()
    }
  }
}
