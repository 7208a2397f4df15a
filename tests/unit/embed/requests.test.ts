/** Messages of other pages: whatever comes, it is read as a request, as one line of what is wrong, or as none of ours. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type RequestRow, readRequest, requestTable } from '../../../src/embed/requests'

test.each([
  [{ thalweg: 'play' }, { thalweg: 'play' }],
  [
    { thalweg: 'pause', id: 7, more: 1 },
    { thalweg: 'pause', id: 7 },
  ],
  [
    { thalweg: 'seek', id: 'a', step: -1.5 },
    { thalweg: 'seek', id: 'a', step: -1.5 },
  ],
  [
    { thalweg: 'load', experiment: null },
    { thalweg: 'load', experiment: null },
  ],
  [
    { thalweg: 'subscribe', to: 'step' },
    { thalweg: 'subscribe', to: 'step' },
  ],
  [{ thalweg: 'next' }, { thalweg: 'next' }],
  [{ thalweg: 'cue' }, { thalweg: 'cue', cue: undefined }],
  [
    { thalweg: 'cue', cue: 2 },
    { thalweg: 'cue', cue: 2 },
  ],
])('%j is a request', (data, request) => expect(readRequest(data)).toEqual(request))

test.each([
  [{ thalweg: 'dance' }, /^thalweg: "dance" is none of ready, load, .*, cue$/],
  [{ thalweg: 'toString' }, /^thalweg: "toString" is none of/],
  [{ thalweg: 3 }, /^thalweg: 3 is none of/],
  [{ thalweg: 'load' }, /^load needs an experiment$/],
  [{ thalweg: 'seek' }, /^seek: undefined is not a step; a number is needed$/],
  [{ thalweg: 'seek', step: Number.NaN }, /^seek: NaN is not a step/],
  [{ thalweg: 'seek', step: '3' }, /^seek: "3" is not a step/],
  [{ thalweg: 'cue', cue: 1.5 }, /^cue: 1\.5 is not the number of a cue; a whole number from 1 is needed$/],
  [{ thalweg: 'cue', cue: 'two' }, /^cue: "two" is not the number of a cue/],
  [{ thalweg: 'play', id: {} }, /^id: an object is neither a text nor a number$/],
  [{ thalweg: 'subscribe', to: 'loss\nnow' }, /^subscribe to .*: there is only 'step'$/],
])('%j is told in one line', (data, line) => {
  const request = readRequest({ id: 4, ...data })
  expect(request).toEqual({ problem: expect.stringMatching(line), ...('id' in data ? {} : { id: 4 }) })
})

test.each([undefined, null, 3, 'play', '{"thalweg":"play"}', [], {}, { type: 'play' }, new Map()])(
  '%j is no message of ours',
  (data) => expect(readRequest(data)).toBeUndefined(),
)

test('whatever comes, nothing is thrown, and a problem is one line', () => {
  const throwing = Object.defineProperty({ thalweg: 'seek' }, 'step', {
    enumerable: true,
    get: () => {
      throw new Error('not\nnow')
    },
  })
  expect(readRequest(throwing)).toEqual({ problem: 'the message cannot be read: Error: not now' })
  const names = fc.constantFrom<unknown>(...Object.keys(requestTable))
  const message = fc.record(
    { thalweg: fc.oneof(names, fc.anything()), id: fc.anything(), step: fc.anything(), to: fc.anything() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(fc.anything(), message), (data) => {
      const request = readRequest(data)
      if (request && 'problem' in request) expect(request.problem).toMatch(/^.+$/)
    }),
    { seed: 11, numRuns: 2000 },
  )
})

test('docs/embed.md has the table of messages', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/embed.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map((row) =>
    row.slice(1),
  )
  expect(rows).toEqual(
    Object.entries<RequestRow>(requestTable).map(([name, { needs, does, value }]) => [
      name,
      needs ?? 'nothing',
      does,
      value,
    ]),
  )
})
