/** The table of keys: no key twice, and shown as it is bound. */
import { parseKeybinding } from 'tinykeys'
import { describe, expect, test } from 'vitest'
import { controlKeys, keyLines, keyTable } from '../../../../src/panels/keys/keys'

describe('the table of keys', () => {
  const bindings = keyTable.flatMap((entry) => entry.bindings)
  test('binds no key twice', () => expect(new Set(bindings).size).toBe(bindings.length))
  test.each(bindings)('%s is a binding that can be read', (binding) =>
    expect(parseKeybinding(binding).length).toBe(1),
  )
  test('lists each key and each use once', () => {
    const lines = [...keyLines, ...controlKeys]
    for (const texts of [lines.map(({ label }) => label), lines.map(({ keys }) => keys.join(' '))]) {
      expect(texts).toEqual([...new Set(texts)])
    }
  })
  test.each([
    ['One step back', [',']],
    ['New seed for the noise', ['Shift', 'R']],
    ['Redo', ['Ctrl', 'Shift', 'Z']],
    ['Select a runner', ['1', '…', '9']],
    ['Reset the view', ['Home']],
    ['Cancel a drag, close this list', ['Esc']],
    ['Show this list', ['?']],
  ])('%s is shown as the keys %j', (label, keys) => {
    expect(keyLines.find((line) => line.label === label)?.keys).toEqual(keys)
  })
})
