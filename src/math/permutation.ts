/** Orders of rows, as a function of (seed, stream, epoch). */
import { hash } from './hash'

/**
 * Writes a permutation of 0 … length − 1 to `out`: Fisher & Yates, 1938, by Durstenfeld, 1964. Its numbers come from the top
 * bits of the hash, since the low ones are uneven on small counters.
 */
export function permute(seed: number, stream: number, epoch: number, out: Int32Array): void {
  for (let i = 0; i < out.length; i += 1) out[i] = i
  for (let i = out.length - 1; i > 0; i -= 1) {
    // The fourth number is 0 for the noise of a step, and 1 for the random numbers of its rule.
    const j = below(i + 1, hash(seed, stream, epoch, i + 1)[0])
    const kept = out[i] as number
    out[i] = out[j] as number
    out[j] = kept
  }
}

/** A whole number from 0 to `count` − 1, of 32 random bits. */
export function below(count: number, bits: number): number {
  return Math.floor((bits / 2 ** 32) * count)
}
