/** Numbers on axes: where round ones lie. */

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
