/**
 * Digests of many numbers, bit for bit: of every elementary function, and of races of every listed optimizer on every
 * listed surface. What Node has computed is in tests/reference/digests.json. Runs in Node and in browsers.
 */
import { defaults } from '../../src/math/setting'
import { optimizers } from '../../src/optimizers/list'
import { race, statusText } from '../../src/run/race'
import { schedules } from '../../src/schedules/list'
import { surfaces } from '../../src/surfaces/list'
import { argumentCount, elementary, someArguments } from './elementary'

export interface Digests {
  /** By the name of the function. */
  readonly functions: Readonly<Record<string, string>>
  /** By surface and optimizer. */
  readonly races: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const steps = 120

/** The first 64 bits of SHA-256, in hexadecimal. All kinds of NaN are one. */
export async function digestOf(numbers: Float64Array, text = ''): Promise<string> {
  const bytes = new Uint8Array(8 * numbers.length + text.length)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of numbers.entries()) {
    if (Number.isNaN(value)) view.setBigUint64(8 * at, 0x7ff8_0000_0000_0000n)
    else view.setFloat64(8 * at, value)
  }
  bytes.set(new TextEncoder().encode(text), 8 * numbers.length)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function functionDigests(): Promise<Digests['functions']> {
  const pairs = someArguments()
  const digests: Record<string, string> = {}
  for (const [name, evaluate] of Object.entries(elementary)) {
    const values = new Float64Array(argumentCount)
    for (let at = 0; at < argumentCount; at += 1)
      values[at] = evaluate(pairs[2 * at] as number, pairs[2 * at + 1] as number)
    digests[name] = await digestOf(values)
  }
  return digests
}

export async function raceDigests(): Promise<Digests['races']> {
  const digests: Record<string, Record<string, string>> = {}
  for (const surface of surfaces) {
    const own: Record<string, string> = (digests[surface.id] = {})
    for (const [index, optimizer] of optimizers.entries())
      own[optimizer.id] = await raceDigest(surface, optimizer, index)
  }
  return digests
}

/** Four runs: as listed, and with one of the schedules and clipping; without noise, and with it. */
function raceDigest(
  surface: (typeof surfaces)[number],
  optimizer: (typeof optimizers)[number],
  index: number,
): Promise<string> {
  const settings = defaults(optimizer.settings)
  const schedule = schedules[1 + (index % (schedules.length - 1))] ?? schedules[0]
  if (!schedule) throw new Error('there is no schedule')
  const plain = { optimizer: optimizer.id, settings, schedule: { id: 'constant', settings: {} }, clip: {} }
  const scheduled = {
    ...plain,
    schedule: { id: schedule.id, settings: defaults(schedule.settings) },
    clip: { norm: 1.5 },
  }
  const runs = [0, 0.3].flatMap(
    (sigma) =>
      race({
        surface: { id: surface.id, settings: defaults(surface.settings ?? {}) },
        start: surface.start,
        steps,
        turn: 'step',
        seed: 7,
        noise: { sigma, shared: false },
        runners: [plain, scheduled],
        changes: [],
      }).runs,
  )
  const numbers = runs.flatMap(({ points, gradientNorm, eta }) => [...points, ...gradientNorm, ...eta])
  return digestOf(Float64Array.from(numbers), runs.map((run) => statusText(run.status(run.steps))).join())
}
