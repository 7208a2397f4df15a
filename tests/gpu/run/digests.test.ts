/** Chromium computes what Node computed, bit for bit: every elementary function, every optimizer on every surface. */
import { expect, test } from 'vitest'
import { functionDigests, raceDigests } from '../../helpers/digests'
import digests from '../../reference/digests.json'

test('this runs in a browser', () => {
  expect(navigator.userAgent).toContain('Chrome/')
  expect('process' in globalThis && 'versions' in process && process.versions.node).toBeFalsy()
})

test('100,000 values of each elementary function', async () => {
  expect(await functionDigests()).toEqual(digests.functions)
})

test('races of every listed optimizer on every listed surface', async () => {
  expect(await raceDigests()).toEqual(digests.races)
})
