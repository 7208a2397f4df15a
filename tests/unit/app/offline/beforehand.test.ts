/** What is said of a page without network before the browser is asked, for each place that it may come from. */
import { expect, test } from 'vitest'
import { beforehand, refused } from '../../../../src/app/offline/beforehand'

const good = { isOneFile: false, protocol: 'https:', isSecureContext: true, hasServiceWorkers: true }

test.each([
  ['from https', {}, undefined],
  ['from localhost', { protocol: 'http:' }, undefined],
  ['over plain http', { protocol: 'http:', isSecureContext: false, hasServiceWorkers: false }, refused.plain],
  ['in a private window', { hasServiceWorkers: false }, refused.byBrowser],
  ['as one file, from a disk', { isOneFile: true, protocol: 'file:' }, { kind: 'ready' }],
  ['as one file, from a server', { isOneFile: true }, refused.oneFile],
  ['as many files, from a disk', { protocol: 'file:' }, refused.fromDisk],
])('%s', (_, place, state) => expect(beforehand({ ...good, ...place })).toEqual(state))

test.each(Object.values(refused))('a refusal is one short line: %j', (state) => {
  const why = state.kind === 'refused' ? state.why : ''
  expect(why).toMatch(/^[A-Z][^\n]{20,110}\.$/)
})
