/** Keys of rows: each stays with its runner. */
import { expect, test } from 'vitest'
import { type RowKeys, keysFor } from '../../../../src/panels/settings/rowKeys'

const items = ['a', 'b', 'c'].map((name) => ({ name }))
const [a, b, c] = items as [object, object, object]
const before: RowKeys<object> = { items, keys: [4, 7, 2] }

test.each<[string, readonly object[], readonly number[]]>([
  ['the same', [a, b, c], [4, 7, 2]],
  ['moved', [b, c, a], [7, 2, 4]],
  ['one edited', [a, { name: 'B' }, c], [4, 7, 2]],
  ['all edited', [{}, {}, {}], [4, 7, 2]],
  ['one removed', [a, c], [4, 2]],
  ['one inserted', [a, {}, b, c], [4, 8, 7, 2]],
  ['none', [], []],
])('%s', (_, now, keys) => expect(keysFor(now, before).keys).toEqual(keys))

test('the first keys count up', () => expect(keysFor(items).keys).toEqual([0, 1, 2]))
