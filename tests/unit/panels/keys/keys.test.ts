/** The table of keys: no key twice, and shown as it is bound. */
import { parseKeybinding } from 'tinykeys'
import { describe, expect, test } from 'vitest'
import { controlKeys, keyTable } from '../../../../src/panels/keys/keys'

/** A key of a binding as the sheet has it, where that is not its letter. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  $mod: ['Ctrl'],
  Period: ['.'],
  Comma: [','],
  Escape: ['Esc'],
  '([1-9])': ['1', '…', '9'],
}

describe('the table of keys', () => {
  const bindings = keyTable.flatMap((entry) => entry.bindings)
  test('binds no key twice', () => expect(new Set(bindings).size).toBe(bindings.length))
  test.each(bindings)('%s is a binding that can be read', (binding) =>
    expect(parseKeybinding(binding).length).toBe(1),
  )
  test('tells each key and each use once', () => {
    const labels = [...keyTable, ...controlKeys].map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
  test.each(keyTable)('shows the keys of its binding: $label', ({ bindings: bound, keys }) => {
    expect(bound.map(shownOf)).toContainEqual(keys)
  })
})

function shownOf(binding: string): string[] {
  return binding.split('+').flatMap((key) => spoken[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
