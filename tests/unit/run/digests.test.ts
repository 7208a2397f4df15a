/** Races of every optimizer on every surface have the bits of digests.json, in Node. tests/gpu/run asks Chromium. */
import { expect, test } from 'vitest'
import { optimizers } from '../../../src/optimizers/list'
import { surfaces } from '../../../src/surfaces/list'
import { digestOf, raceDigests } from '../../helpers/digests'
import digests from '../../reference/digests.json'

test('there is a digest of every pair, and no two are equal (else run tests/reference/makeDigests.ts)', () => {
  const all = Object.values(digests.races)
  expect(Object.keys(digests.races)).toEqual(surfaces.map(({ id }) => id))
  for (const own of all) expect(Object.keys(own)).toEqual(optimizers.map(({ id }) => id))
  expect(new Set(all.flatMap((own) => Object.values(own))).size).toBe(surfaces.length * optimizers.length)
})

test('a digest tells a last bit, a sign of zero and a word apart', async () => {
  const all = [
    Float64Array.of(1, 2),
    Float64Array.of(1, 2 + 2 ** -51),
    Float64Array.of(0),
    Float64Array.of(-0),
  ]
  const made = await Promise.all([
    ...all.map((each) => digestOf(each)),
    digestOf(Float64Array.of(0), 'running'),
  ])
  expect(new Set(made).size).toBe(5)
  expect(made[0]).toBe(await digestOf(Float64Array.of(1, 2)))
})

test('Node computes the races of digests.json', async () => {
  expect(await raceDigests()).toEqual(digests.races)
}, 120_000)
