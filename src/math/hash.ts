/** Random numbers as functions of whole numbers: without a generator or state, any of them can be had alone. */
import { log } from './elementary/log'
import { cos } from './elementary/trigonometric'

/**
 * Mixes four 32-bit words: pcg4d of Jarzynski & Olano, "Hash Functions for GPU Rendering", 2020. It only uses integer
 * arithmetic modulo 2³², so that a shader gives the same bits.
 */
export function hash(a: number, b: number, c: number, d: number): [number, number, number, number] {
  let x = (Math.imul(a, 1664525) + 1013904223) | 0
  let y = (Math.imul(b, 1664525) + 1013904223) | 0
  let z = (Math.imul(c, 1664525) + 1013904223) | 0
  let w = (Math.imul(d, 1664525) + 1013904223) | 0
  x = (x + Math.imul(y, w)) | 0
  y = (y + Math.imul(z, x)) | 0
  z = (z + Math.imul(x, y)) | 0
  w = (w + Math.imul(y, z)) | 0
  x ^= x >>> 16
  y ^= y >>> 16
  z ^= z >>> 16
  w ^= w >>> 16
  x = (x + Math.imul(y, w)) | 0
  y = (y + Math.imul(z, x)) | 0
  z = (z + Math.imul(x, y)) | 0
  w = (w + Math.imul(y, z)) | 0
  return [x >>> 0, y >>> 0, z >>> 0, w >>> 0]
}

const lowDigits = 2 ** 20

/** The key of a step's random numbers in a rule: 52 bits of (seed, stream, step). */
export function diceOf(seed: number, stream: number, step: number): number {
  const [high, low] = hash(seed, stream, step, 1)
  return high * lowDigits + (low >>> 12)
}

/** A number from 0 to just below 1, of a step's key, a call and a turn. It has the digits of float32, as on the GPU. */
export function randomOf(dice: number, call: number, turn: number): number {
  const high = Math.floor(dice / lowDigits)
  const [bits] = hash(high, dice - high * lowDigits, call, turn)
  return (bits >>> 8) / 2 ** 24
}

/** A standard normal number: Box & Muller, 1958. */
export function normalOf(dice: number, call: number, turn: number): number {
  const high = Math.floor(dice / lowDigits)
  const [a, b] = hash(high, dice - high * lowDigits, call, turn)
  return Math.sqrt(-2 * log((a + 0.5) / 2 ** 32)) * cos((2 * Math.PI * b) / 2 ** 32)
}
