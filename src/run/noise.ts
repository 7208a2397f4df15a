/** Noise as a function of (seed, stream, step). Without a generator or state, any step can be taken again alone. */
import { log } from '../math/elementary/log'
import { cos, sin } from '../math/elementary/trigonometric'
import { type Setting, number } from '../math/setting'

/** The last seed: 32 bits. */
export const lastSeed = 0xffffffff
export const seedSetting: Setting = { ...number(1, 0, lastSeed), integer: true }

/** Standard deviation of the noise: its slider, and its maximum. */
export const sigmaSetting: Setting = number(0, 0, 20)
export const maxSigma = 1e6

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

/** Writes two independent standard normal numbers to `out`: Box & Muller, 1958. */
export function normals(seed: number, stream: number, step: number, out: Float64Array): void {
  const [a, b] = hash(seed, stream, step, 0)
  const radius = Math.sqrt(-2 * log((a + 0.5) / 2 ** 32))
  const angle = (2 * Math.PI * b) / 2 ** 32
  out[0] = radius * cos(angle)
  out[1] = radius * sin(angle)
}
