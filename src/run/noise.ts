/** Noise as a function of (seed, stream, step). Without a generator or state, any step can be taken again alone. */
import { log } from '../math/elementary/log'
import { cos, sin } from '../math/elementary/trigonometric'
import { hash } from '../math/hash'
import { type Setting, number } from '../math/setting'

/** The last seed: 32 bits. */
export const lastSeed = 0xffffffff
export const seedSetting: Setting = { ...number(1, 0, lastSeed), integer: true }

/** Standard deviation of the noise: its slider, and its maximum. */
export const sigmaSetting: Setting = number(0, 0, 20)
export const maxSigma = 1e6

/** Writes two independent standard normal numbers to `out`: Box & Muller, 1958. */
export function normals(seed: number, stream: number, step: number, out: Float64Array): void {
  const [a, b] = hash(seed, stream, step, 0)
  const radius = Math.sqrt(-2 * log((a + 0.5) / 2 ** 32))
  const angle = (2 * Math.PI * b) / 2 ** 32
  out[0] = radius * cos(angle)
  out[1] = radius * sin(angle)
}
