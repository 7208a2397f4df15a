/** What a browser remembers of the page's arrangement, and what is not read from it. */
import { describe, expect, test } from 'vitest'
import { readArrangement, usualArrangement, withPanel, withSize } from '../../../src/lab/arrangement'

describe('the remembered arrangement', () => {
  test('comes back as it was', () => {
    const hidden = withPanel(withPanel(usualArrangement, 'chart', false), 'board', false)
    const kept = { ...withSize(hidden, 'side', 24.5), line: true }
    const { hidden: panels, ...others } = readArrangement(JSON.stringify(kept))
    expect(panels.toSorted()).toEqual(['board', 'chart'])
    expect(others).toEqual({ sizes: { side: 24.5 }, line: true })
  })

  test.each([null, '', '{', 'null', '[]', '7', '{"hidden":"side","sizes":[1],"line":1}'])(
    '%j is the usual one',
    (text) => expect(readArrangement(text)).toEqual(usualArrangement),
  )

  test('leaves out what no page has', () => {
    const text = '{"hidden":["toString","map"],"sizes":{"side":-1,"strip":1e9,"map":30,"__proto__":2}}'
    expect(readArrangement(text)).toEqual({ hidden: ['map'], sizes: { map: 30 }, line: false })
  })

  test('shows a panel again, and takes the usual size again', () => {
    expect(withPanel(withPanel(usualArrangement, 'map', false), 'map', true)).toEqual(usualArrangement)
    expect(withSize(withSize(usualArrangement, 'map', 30), 'map', undefined)).toEqual(usualArrangement)
  })
})
