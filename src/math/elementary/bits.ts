/** Powers of two, and the exponent of a number from its bits. */

const value = new Float64Array(1)
const words = new Uint32Array(value.buffer)
/** Which of the two words has the exponent: the second, where the lowest byte of a number comes first. */
const exponentWord = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

const lowest = -1074
/** From 2⁻¹⁰⁷⁴ to 2¹⁰²³: each is twice the one before, which is exact. */
const powers = new Float64Array(2098)
for (let at = 0, power = Number.MIN_VALUE; at < powers.length; at += 1, power *= 2) powers[at] = power

/** 2^exponent for a whole exponent from −1074 to 1023. */
export function twoTo(exponent: number): number {
  return powers[exponent - lowest] as number
}

/** Of a number that is not subnormal: the e for which |x| is in [2^e, 2^(e + 1)). Of zeros and subnormals, −1023. */
export function exponentOf(x: number): number {
  value[0] = x
  return (((words[exponentWord] as number) >>> 20) & 0x7ff) - 1023
}

/** x 2^exponent for an exponent from −1074 to 1024, if x is near 1. Rounds once, also below the normal numbers. */
export function scale(x: number, exponent: number): number {
  if (exponent > 1023) return x * 2 * twoTo(exponent - 1)
  if (exponent < -1021) return x * twoTo(exponent + 54) * twoTo(-54)
  return x * twoTo(exponent)
}

/** Whether a number is ±2^n with a whole n, and not subnormal. */
export function isPowerOfTwo(x: number): boolean {
  const exponent = exponentOf(x)
  return exponent > -1023 && exponent < 1024 && Math.abs(x) === twoTo(exponent)
}
