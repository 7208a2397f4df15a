/** How a number is written: the shortest text that reads back as the same; scientific below 0.001 and from a million up. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential().replace('e+', 'e')
  return String(value)
}

/** The same to be read, not to be typed: to so many digits, with a true minus sign. */
export function numberText(value: number, digits = 3): string {
  return formatNumber(Number(value.toPrecision(digits))).replaceAll('-', '−')
}
