/** Numbers on axes: where round ones lie, and how they are written. */

/** The nearest of 1, 2, 5 × 10ⁿ at or above a positive number. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const share = least / power
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10)
}

/** Round numbers within an interval, about `count` of them. */
export function roundNumbers(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / count)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
}

/** A number as a person would write it on an axis. */
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
