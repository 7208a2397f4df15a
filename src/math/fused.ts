/** a b + c with one rounding: the fused multiply-add of processors, which JavaScript does not offer. */
import { productError } from './elementary/exact'

export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b
  const sum = product + c
  const taken = sum - product
  const sumError = product - (sum - taken) + (c - taken)
  const result = sum + (sumError + productError(a, b, product))
  // infinities, and numbers so large that splitting them overflows
  return result === result ? result : sum
}
