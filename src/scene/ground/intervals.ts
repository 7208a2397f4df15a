/** Places and widths of an interval, as the picture needs them. */
import type { Interval } from '../../surfaces/surface'

/** The place at a share of an interval, from 0 to 1; 0 without an interval. */
export function between(interval: Interval | undefined, share: number): number {
  return interval ? interval[0] + share * (interval[1] - interval[0]) : 0
}

/** What a scene unit is along an interval; 1 without one. */
export function halfWidth(interval: Interval | undefined): number {
  return interval ? (interval[1] - interval[0]) / 2 : 1
}
