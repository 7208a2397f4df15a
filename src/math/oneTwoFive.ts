/** Round numbers: 1, 2 and 5 times a power of ten. */

/** The largest of 1, 2, 5 × 10ⁿ that is not above a positive number. */
export function roundBelow(value: number): number {
  return withLead(value, (lead) => (lead >= 5 ? 5 : lead >= 2 ? 2 : 1))
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below a positive number. */
export function roundAbove(value: number): number {
  return withLead(value, (lead) => (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1))
}

/** Written and read as a text, so that the power is exact: 5e-7, and not 5 times a rounded 1e-7. */
function withLead(value: number, round: (lead: number) => number): number {
  const [lead, power] = value.toExponential().split('e')
  return Number(`${round(Number(lead))}e${power}`)
}
