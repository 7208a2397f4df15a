/** The part of a product that rounding takes away: it makes two float64 numbers carry twice the digits. */

/** a b − product, exactly, where `product` is a b as rounded (Dekker, 1971). Both sizes must be below 10³⁰⁰. */
export function productError(a: number, b: number, product: number): number {
  const aScaled = splitter * a
  const bScaled = splitter * b
  const aHead = aScaled - (aScaled - a)
  const bHead = bScaled - (bScaled - b)
  const aTail = a - aHead
  const bTail = b - bHead
  return aHead * bHead - product + aHead * bTail + aTail * bHead + aTail * bTail
}

/** 2²⁷ + 1: splits a number into halves whose products are exact. */
const splitter = 134_217_729

/** (top + topLow) / (bottom + bottomLow) − quotient, where `quotient` is top / bottom as rounded. */
export function quotientError(
  top: number,
  topLow: number,
  bottom: number,
  bottomLow: number,
  quotient: number,
): number {
  const product = quotient * bottom
  const rest = top - product - productError(quotient, bottom, product)
  return (rest + topLow - quotient * bottomLow) / bottom
}
