/** Experiments by the ten thousand: each reads back to the byte, and what is damaged becomes one that does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText, writeText } from '../../../src/experiment/file/file'
import { decodeLink, encodeLink } from '../../../src/experiment/link/link'
import { lastSeed } from '../../../src/experiment/limits'
import { parseExperiment, serialize } from '../../../src/experiment/schema/schema'
import { experiments } from '../../helpers/experiments'

/** Experiments that are drawn, and what is made of each: together ten thousand. */
const numRuns = 1000
const variants = 10
const timeout = 180_000

describe(`of ${numRuns * variants} experiments`, () => {
  test('each reads back to the byte, as a file, and every tenth as a link (seed 21)', { timeout }, () => {
    let count = 0
    fc.assert(
      fc.property(experiments, fc.nat(lastSeed - variants), (drawn, seed) => {
        // The first is as it was drawn. The others have few runners, which is faster.
        const small = parseExperiment(JSON.parse(JSON.stringify(serialize(drawn)), fewRunners)).experiment
        for (let variant = 0; variant < variants; variant += 1) {
          const base = variant === 0 ? drawn : small
          const experiment = { ...base, seed: seed + variant, steps: 1 + (base.steps >> variant) }
          const text = writeText(experiment)
          const read = readText(text)
          if (read.problems.length > 0 || writeText(read.experiment) !== text)
            expect(read).toEqual({ experiment, problems: [] })
          count += 1
          if (count % 10 > 0) continue
          const link = encodeLink(experiment)
          const linked = decodeLink(link)
          if (linked.problems.length > 0 || encodeLink(linked.experiment) !== link)
            expect(linked).toEqual({ experiment, problems: [] })
        }
      }),
      { seed: 21, numRuns },
    )
    expect(count).toBe(numRuns * variants)
  })

  test('each that is damaged becomes one that reads back to the byte (seed 22)', { timeout }, () => {
    let count = 0
    const damages = fc.array(fc.array(damage, { minLength: 1, maxLength: 4 }), {
      minLength: variants,
      maxLength: variants,
    })
    fc.assert(
      fc.property(experiments, damages, (experiment, each) => {
        const whole = JSON.stringify(serialize(experiment))
        for (const blows of each) {
          const json: unknown = JSON.parse(whole, fewRunners)
          for (const blow of blows) harm(json, blow)
          const { experiment: became, problems } = parseExperiment(json)
          if (problems.some((problem) => problem.includes('\n'))) expect(problems).toEqual([])
          const text = writeText(became)
          const again = readText(text)
          if (again.problems.length > 0 || writeText(again.experiment) !== text)
            expect(again).toEqual({ experiment: became, problems: [] })
          count += 1
        }
      }),
      { seed: 22, numRuns },
    )
    expect(count).toBe(numRuns * variants)
  })
})

/** Cuts the list of runners. What speaks of the others is one more damage. */
function fewRunners(name: string, value: unknown): unknown {
  return name === 'runners' && Array.isArray(value) ? value.slice(0, 3) : value
}

interface Damage {
  /** Which of its parts is followed at each depth. */
  readonly path: readonly number[]
  readonly how: 'replace' | 'remove' | 'rename' | 'double'
  readonly value: unknown
}

/** Values that a person, a program or an attacker may put in the place of another. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, '', 'x', '__proto__', 'adam', 'x^2 + y^2', 0, -0, 1, -1, 0.5, 1.5, 5e-324, 1e-9, 1e12, 1e308,
    Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, [], {}, [1], [1, 2], [[0, 1]], { id: 'bowl' }, { norm: 1 },
    'valueOf', 'toString', 'constructor',
  ), // prettier-ignore
  fc.double(),
  fc.string({ maxLength: 8 }),
)

const damage: fc.Arbitrary<Damage> = fc.record({
  path: fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
  how: fc.constantFrom('replace', 'remove', 'rename', 'double'),
  value: values,
})

type Holder = Record<string, unknown>

/** Follows the path as deep as there are parts, and damages the last one. */
function harm(json: unknown, { path, how, value }: Damage): void {
  let holder: Holder | undefined
  let key = ''
  let part = json
  for (const turn of path) {
    if (typeof part !== 'object' || part === null) break
    const keys = Object.keys(part)
    if (keys.length === 0) break
    holder = part as Holder
    key = keys[turn % keys.length] ?? ''
    part = holder[key]
  }
  if (!holder) return
  if (how === 'replace') holder[key] = value
  else if (how === 'double' && Array.isArray(holder)) holder.push(part)
  else if (how === 'rename' && !Array.isArray(holder)) holder[`${key}s`] = part
  if (how === 'remove' || how === 'rename') Reflect.deleteProperty(holder, key)
}
