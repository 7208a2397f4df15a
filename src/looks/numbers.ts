/** Numbers on axes: which are round, and their text. */
import { ticks } from 'd3-array'
import { axisText, withMinus } from '../math/numbers'

/** Round numbers within an interval, in the finest step of 1, 2 or 5 × 10ⁿ that gives at most `count` + 1 of them. */
export function roundNumbers(low: number, high: number, count: number): number[] {
  if (!(low < high && Number.isFinite(low) && Number.isFinite(high))) return []
  // The difference would overflow.
  if (high - low === Infinity) return roundNumbers(low / 2, high / 2, count).map((number) => 2 * number)
  // d3 divides by a power of ten, which would overflow.
  if (high - low < 1e-300) return roundNumbers(low * 1e20, high * 1e20, count).map((number) => number / 1e20)
  // d3 only aims at a count. Half the count never skips a step.
  for (let wanted = count; ; wanted /= 2) {
    const numbers = ticks(low, high, wanted)
    if (numbers.length <= count + 1) return numbers
  }
}

/** Numbers of one axis as text, with as many digits as it takes to tell them apart and to place them. */
export function tickTexts(ticks: readonly number[]): string[] {
  const [first = 0, last = 0] = [ticks[0], ticks.at(-1)]
  const tolerance = (0.01 * Math.abs(last - first)) / Math.max(ticks.length - 1, 1)
  const isExact = (digits: number): boolean =>
    ticks.length < 2 || ticks.every((tick) => Math.abs(Number(tick.toPrecision(digits)) - tick) <= tolerance)
  let digits = usualDigits
  while (digits < 17 && !isExact(digits)) digits += 1
  if (digits === usualDigits) return ticks.map(axisText)
  return ticks.map((tick) => withMinus(String(Number(tick.toPrecision(digits)))))
}

/** Those of axisText. */
const usualDigits = 4
