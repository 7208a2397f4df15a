/** The numbers along the chart's axes. */
import { roundNumbers } from '../../looks/numbers'

/** Round numbers along a linear axis: at least two, at most about `max`. */
export function linearTicks(low: number, high: number, max: number): number[] {
  for (let count = max; ; count += 1) {
    const ticks = roundNumbers(low, high, count)
    if (ticks.length >= 2 || count > max + 10) return ticks
  }
}

/** Whole numbers along an axis that counts. */
export function countTicks(last: number, max: number): number[] {
  return roundNumbers(0, last, max).filter(Number.isInteger)
}

/**
 * Along a log axis: powers of ten, only some if there are many. With fewer than two of them, 1, 2 and 5 times powers;
 * with fewer than two of those, round numbers.
 */
export function logTicks(low: number, high: number, max: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const powers = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index)
  if (powers.length >= 2) return pickSome(powers.map(powerOfTen), max)
  const halves = [first - 1, first].flatMap((power) => [1, 2, 5].map((factor) => factor * powerOfTen(power)))
  const within = halves.filter((tick) => tick >= low && tick <= high)
  return within.length >= 2 ? pickSome(within, max) : linearTicks(low, high, max)
}

/** Evenly spread from the first on; at least two, where there are two. */
function pickSome(ticks: readonly number[], max: number): number[] {
  const every = Math.ceil(ticks.length / Math.max(max, 2))
  return ticks.filter((_, index) => index % every === 0)
}

/** Read from text, so that no tick is 0.0010000000000000002. */
function powerOfTen(power: number): number {
  return Number(`1e${power}`)
}
