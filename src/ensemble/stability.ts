/** Which learning rates are worth a look on a surface: those on both sides of the limit of stability. */
import { roundAbove, roundBelow } from '../math/oneTwoFive'
import { type Ground, groundOf } from '../run/ground'
import { eigenvalues } from '../run/matrix'
import type { RacePlan } from '../run/plan'

/**
 * The highest rate at which plain descent comes to rest: 2/λ at the sharpest declared minimum, or at the start if none
 * is declared. λ is the largest eigenvalue of the Hessian. The heavy ball's limit is (1 + β) times as high. Undefined
 * without such curvature: at a cusp, on a hilltop.
 */
export function stabilityLimit(race: RacePlan): number | undefined {
  const ground = groundOf(race)
  const places = ground.minima.length > 0 ? ground.minima : [race.start]
  const sharpest = Math.max(...places.map((place) => sharpnessAt(ground, place)))
  const limit = 2 / sharpest
  return limit > 0 && Number.isFinite(limit) ? limit : undefined
}

/** From a hundredth to a hundred times `rate`, extended to both sides of the stability limit, in round numbers. */
export function ratesAround(race: RacePlan, rate: number): readonly [low: number, high: number] {
  const limit = stabilityLimit(race) ?? rate
  return [roundBelow(Math.min(rate / 100, limit / 4)), roundAbove(Math.max(rate * 100, limit * 4))]
}

/** The largest eigenvalue of the Hessian. */
export function sharpnessAt({ loss }: Ground, [x = 0, y = 0]: readonly number[]): number {
  const hessian = new Float64Array(3)
  loss.hessian(x, y, hessian)
  const [xx = 0, xy = 0, yy = 0] = hessian
  return loss.dimension === 1 ? xx : eigenvalues(xx, xy, yy).high
}
