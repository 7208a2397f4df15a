/** The status of a run at a step, in kind and in words. `verdict/` finds it. */
import { hypot } from '../math/elementary/hypot'
import type { Interval } from '../surfaces/surface'
import { type Stopped, stopText } from './stopping'

export type Status =
  /** `nothing`: at its start there is no loss. */
  | { readonly kind: 'running' | 'saddle' | 'maximum' | 'plateau' | 'nothing' }
  /** `minimum` is the index of the declared minimum that it reached, `since` the step from which it stayed. */
  | { readonly kind: 'converged'; readonly minimum: number | undefined; readonly since: number }
  /** It goes round `minimum`, if that is declared, and is never further away than `within`, in units of the parameters. */
  | { readonly kind: 'circling'; readonly minimum: number | undefined; readonly within: number }
  | { readonly kind: 'diverged'; readonly step: number }
  /** It was stopped before the race ended. */
  | ({ readonly kind: 'stopped' } & Stopped)

/**
 * A run this many widths away from the domain has diverged. Its numbers are still finite, but the squares of the next
 * ones would not be.
 */
export const farWidths = 1e100
/** A minimum is reached within this fraction of the domain's width. */
const nearFraction = 0.02

export function statusText(status: Status): string {
  switch (status.kind) {
    case 'diverged':
      return lostText(status.step)
    case 'circling':
      return `circling within ${Number(status.within.toPrecision(2))} of a minimum`
    case 'nothing':
      return lostText(0)
    case 'stopped':
      return `stopped: ${stopText(status)}`
    default:
      return status.kind
  }
}

/** The same for a narrow row, which has the whole as its title. */
export function briefStatusText(status: Status): string {
  if (status.kind === 'stopped') return `${status.why} at ${status.step}`
  if (status.kind === 'diverged') return `diverged at ${status.step}`
  return status.kind === 'circling' ? 'circling' : statusText(status)
}

/** How a run is lost at a step, in words: at its start it has nothing to lose. */
export function lostText(step: number): string {
  return step === 0 ? lostWord(0) : `${lostWord(step)} at step ${step}`
}

/** The same without the step. */
export function lostWord(step: number): string {
  return step === 0 ? 'nothing here' : 'diverged'
}

/** Whether a run cannot go on from here: a number is not finite, or the place is far outside of the domain. */
export function isLost(domain: readonly Interval[], x: number, y: number, numbers: number): boolean {
  if (!Number.isFinite(x + y + numbers)) return true
  return isFar(domain[0], x) || isFar(domain[1], y)
}

function isFar(interval: Interval | undefined, place: number): boolean {
  return interval !== undefined && Math.abs(place - interval[0]) > farWidths * (interval[1] - interval[0])
}

/** The declared minimum next to a point, if one is near. */
export function nearestMinimum(
  minima: readonly (readonly number[])[],
  domain: readonly Interval[],
  x: number,
  y: number,
): number | undefined {
  const [[left, right] = [0, 1], [bottom, top] = [0, 1]] = domain
  const distances = minima.map(([a = 0, b = 0]) =>
    hypot((x - a) / (right - left), domain.length > 1 ? (y - b) / (top - bottom) : 0),
  )
  const nearest = Math.min(...distances)
  return nearest < nearFraction ? distances.indexOf(nearest) : undefined
}
