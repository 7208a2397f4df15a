/** The loss along a line through a run's place, with slope and curvature there and the landing of the next step. */
import { hypot } from '../math/elementary/hypot'
import { roundAbove } from '../math/oneTwoFive'
import type { Loss } from '../surfaces/compile'
import type { Interval } from '../surfaces/surface'
import type { Internals } from './internals'
import { type Vector, dot, plus, times } from './matrix'

/** Down the gradient, along the step, or along a parameter. */
export type Along = 'gradient' | 'step' | 'x' | 'y'

export interface Slice {
  /** Of length 1. */
  readonly direction: Vector
  /** The line goes from −reach to reach, in units of the parameters. */
  readonly reach: number
  /** Losses at equal distances, from one end to the other. */
  readonly losses: Float64Array
  /** At the run's place. */
  readonly loss: number
  readonly slope: number
  readonly curvature: number
  /** How far along the line the local quadratic is as high again as at the run's place. */
  readonly limit: number | undefined
  readonly landing: Landing
}

/** Where the next step lands. */
interface Landing {
  /** How far along the line, and how far beside it. */
  readonly along: number
  readonly beside: number
  readonly loss: number
  /** Whether the local quadratic along the line is higher there: past the limit, or up the slope. */
  readonly isHigher: boolean
}

const samples = 201

/** Undefined if there is no such line, as along a gradient of 0. */
export function sliceOf(
  loss: Loss,
  domain: readonly Interval[],
  { update, step, hessian }: Internals,
  line: Along,
): Slice | undefined {
  const { theta, gradient, next } = update
  const direction = directionOf(line, gradient, step)
  if (!direction) return undefined
  const slope = dot(gradient, direction)
  const curvature = dot(direction, times(hessian, direction))
  const along = dot(step, direction)
  const limit = curvature > 0 && slope !== 0 ? (-2 * slope) / curvature : undefined
  const reach = reachOf(along, limit, widthAlong(domain, direction))
  const at = (place: Vector): number => loss.value(place[0] ?? 0, place[1] ?? 0)
  return {
    direction,
    reach,
    losses: Float64Array.from({ length: samples }, (_, i) =>
      at(plus(theta, direction, reach * ((2 * i) / (samples - 1) - 1))),
    ),
    loss: at(theta),
    slope,
    curvature,
    limit,
    landing: {
      along,
      beside: plus(step, direction, -along).reduce(hypot, 0),
      loss: at(next),
      isHigher: along * slope + (along * along * curvature) / 2 > 0,
    },
  }
}

function directionOf(line: Along, gradient: Vector, step: Vector): Vector | undefined {
  if (gradient.length === 1) return [1]
  if (line === 'x') return [1, 0]
  if (line === 'y') return [0, 1]
  const way = line === 'step' ? step : gradient.map((component) => -component)
  const length = way.reduce(hypot, 0)
  if (!(length > 0) || !Number.isFinite(length)) return undefined
  return way.map((component) => component / length)
}

/** Half of the domain's width along a direction. */
function widthAlong(domain: readonly Interval[], direction: Vector): number {
  return domain.reduce((sum, [low, high], i) => sum + (Math.abs(direction[i] ?? 0) * (high - low)) / 2, 0)
}

/**
 * Far enough to show the landing, and the limit if that is not many times further. It is always at least a small part
 * of the domain. It is a round number, so that it stays the same for many steps.
 */
function reachOf(along: number, limit: number | undefined, width: number): number {
  const step = Number.isFinite(along) ? Math.abs(along) : 0
  const far = Math.min(Math.abs(limit ?? 0), 5 * step)
  const wanted = Math.min(Math.max(1.25 * step, 1.1 * far, 0.02 * width), 1.5 * width)
  return roundAbove(wanted)
}
