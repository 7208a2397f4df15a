import { expect, test } from 'vitest'
import { memo } from '../../../src/math/memo'

test('what was not used for longest is made again, and nothing else', () => {
  const results = memo<string>(3)
  const made: string[] = []
  const get = (key: string): string =>
    results(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b'].map(get)).toEqual(['A', 'B', 'C', 'A', 'D', 'A', 'C', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b'])
})
