/** Directions in words, and which way the loss falls from a place where the slope no longer tells. */
import { hypot } from '../../math/elementary/hypot'
import { cos, sin } from '../../math/elementary/trigonometric'
import { symbolOf } from '../../math/names'
import { hessianAt } from '../internals'
import { type Vector, eigen, plus } from '../matrix'
import type { Race } from '../race'
import { lengthOf } from './facts'
import { place } from './numbers'
import { ringDirections } from '../verdict/thresholds'

/** `x`, where a direction is that of a parameter to a degree or so; otherwise `(0.6, 0.8)`. */
export function alongWords(direction: Vector, parameters: readonly string[]): string {
  const length = lengthOf(direction)
  const axis = direction.findIndex((part) => Math.abs(part) > 0.9995 * length)
  const name = parameters[axis]
  if (name !== undefined) return symbolOf(name)
  const sign = (direction[0] ?? 0) < 0 ? -1 : 1
  return place(direction.map((part) => Number(((sign * part) / length).toFixed(2))))
}

/** In widths of the domain: how far to look for a lower loss. */
const reach = 0.01

/** A direction in which the loss is lower a little further: that of the least curvature if it is, else the best of a ring. */
export function fallingWay(race: Race, at: Vector): Vector | undefined {
  const flattest = eigen(hessianAt(race.loss, at)).at(-1)
  if (flattest && flattest.value < 0 && dropAlong(race, at, flattest.direction) > 0) return flattest.direction
  const drops = ringOf(at).map((way) => dropAlong(race, at, way))
  const most = Math.max(...drops)
  return most > 0 ? ringOf(at)[drops.indexOf(most)] : undefined
}

export function fallsAllRound(race: Race, at: Vector): boolean {
  return ringOf(at).every((way) => dropAlong(race, at, way) > 0)
}

/** How much lower the loss is a little further along a direction. */
function dropAlong({ loss, domain }: Race, at: Vector, way: Vector): number {
  const width = domain.reduce((sum, [low, high], i) => hypot(sum, (way[i] ?? 0) * (high - low)), 0)
  const [there, here] = [plus(at, way, reach * width), at].map(([x = 0, y = 0]) => loss.value(x, y))
  return (here ?? 0) - (there ?? 0)
}

/** Directions all round. */
function ringOf(at: Vector): readonly Vector[] {
  if (at.length === 1) return [[1], [-1]]
  return Array.from({ length: ringDirections }, (_, i) => {
    const angle = (2 * Math.PI * i) / ringDirections
    return [cos(angle), sin(angle)]
  })
}

/** How far a place is outside of the domain, in widths of it; 0 inside. */
export function widthsOff({ domain }: Pick<Race, 'domain'>, at: Vector): number {
  return Math.max(
    ...domain.map(([low, high], i) => {
      const value = at[i] ?? 0
      return Math.max(low - value, value - high, 0) / (high - low)
    }),
  )
}
