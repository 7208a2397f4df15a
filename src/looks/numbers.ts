/** Numbers on axes: which are round. */
import { ticks } from 'd3-array'

/** Round numbers within an interval, in the finest step of 1, 2 or 5 × 10ⁿ that gives at most `count` + 1 of them. */
export function roundNumbers(low: number, high: number, count: number): number[] {
  if (!(low < high)) return []
  // d3 only aims at a count. Half the count never skips a step.
  for (let wanted = count; ; wanted /= 2) {
    const numbers = ticks(low, high, wanted)
    if (numbers.length <= count + 1) return numbers
  }
}
