/** Numbers on axes: which are round, and how to write them. */
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

/** A number as it is written on an axis. */
export function axisText(value: number): string {
  const size = Math.abs(value)
  if (size === 0 || (size < 1e5 && size >= 1e-3))
    return String(Number(value.toPrecision(4))).replace('-', '−')
  const [digits = '', power = ''] = value.toExponential().split('e')
  const raised = Array.from(String(Number(power)), (digit) => superscripts[digit] ?? '').join('')
  const factor = digits === '1' ? '' : digits === '-1' ? '−' : `${digits.replace('-', '−')}·`
  return `${factor}10${raised}`
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹',
} // prettier-ignore
