/** a b + c with one rounding: the fused multiply-add of processors, which JavaScript does not offer. */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b
  const aScaled = splitter * a
  const bScaled = splitter * b
  const aHead = aScaled - (aScaled - a)
  const bHead = bScaled - (bScaled - b)
  const aTail = a - aHead
  const bTail = b - bHead
  const productError = aHead * bHead - product + aHead * bTail + aTail * bHead + aTail * bTail
  const sum = product + c
  const taken = sum - product
  const sumError = product - (sum - taken) + (c - taken)
  const result = sum + (sumError + productError)
  // infinities, and numbers so large that splitting them overflows
  return result === result ? result : sum
}

/** 2²⁷ + 1: splits a number into halves whose products are exact (Dekker, 1971). */
const splitter = 134_217_729
