/** How a slider spreads a range: between a fraction of its track and a number, and how far an arrow key goes. */
import { roundBelow } from '../../math/oneTwoFive'
import type { Setting } from '../../math/setting'

export interface Range extends Pick<Setting, 'min' | 'max' | 'scale' | 'integer'> {
  /** How far an arrow key goes on a linear scale. By default about a hundredth of the range. */
  readonly unit?: number
}
export type StepSize = 'fine' | 'normal' | 'coarse'

/** The place of `value` on the track, 0 to 1. A value outside the range is at its end. */
export function fractionOf(value: number, { min, max, scale }: Range): number {
  const fraction =
    scale === 'log'
      ? Math.log(Math.max(value, Number.MIN_VALUE) / min) / Math.log(max / min)
      : (value - min) / (max - min)
  return Math.min(Math.max(fraction, 0), 1)
}

/** The number at a place of the track, to 3 significant digits; the two ends are exact. */
export function valueAt(fraction: number, range: Range): number {
  const { min, max, scale } = range
  if (fraction <= 0) return min
  if (fraction >= 1) return max
  if (scale === 'log') return settle(min * (max / min) ** fraction, range)
  const grid = 10 ** Math.floor(Math.log10((max - min) / 200))
  return settle(Math.round((min + fraction * (max - min)) / grid) * grid, range)
}

/** The next number in a direction: by a share of the range on a linear scale, by a factor on a log scale. Stops at the ends. */
export function stepFrom(value: number, direction: 1 | -1, size: StepSize, range: Range): number {
  const { min, max, scale, integer, unit = roundBelow((max - min) / 100) } = range
  // A number that was typed from outside the range may go further away from it, or come back.
  const low = Math.min(min, value)
  const high = Math.max(max, value)
  let next: number
  if (scale === 'log' && value > 0) {
    const decades = { fine: 0.01, normal: 0.05, coarse: 0.25 }[size]
    next = Number((value * 10 ** (direction * decades)).toPrecision(3))
  } else {
    const step = unit * { fine: 0.1, normal: 1, coarse: 10 }[size]
    // Rounding on the grid of fine steps keeps 0.1 + 0.2 at 0.3.
    const grid = unit / 10
    next = Number((Math.round((value + direction * step) / grid) * grid).toPrecision(15))
  }
  if (integer)
    next = direction > 0 ? Math.max(Math.round(next), value + 1) : Math.min(Math.round(next), value - 1)
  return Math.min(Math.max(next, low), high)
}

/** Rounded to 3 significant digits (or to a whole number) and kept in the range. */
function settle(value: number, { min, max, integer }: Range): number {
  const rounded = integer ? Math.round(value) : Number(value.toPrecision(3))
  return Math.min(Math.max(rounded, min), max) || 0
}
