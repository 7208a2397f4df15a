/** How names and numbers are written for a reader. */
export { spokenOf, symbolOf } from '../../math/symbol'

/** A number for reading at a glance, always as wide: `0.02510`, `1.34e−7`. */
export function readable(value: number, digits = 4): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  const text =
    size >= 1e5 || size < 1e-3
      ? value.toExponential(Math.max(digits - 2, 1)).replace('e+', 'e')
      : size >= 10 ** (digits - 1)
        ? value.toFixed(0)
        : value.toPrecision(digits)
  return text.replace('-', '−')
}
