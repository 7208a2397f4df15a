/** The table of keys: no key twice, shown as it is bound, and found on any layout of the keyboard. */
import { describe, expect, test } from 'vitest'
import cases from '../../../cases/keys.json'
import { type Press, boundTo } from '../../../../src/panels/keys/press'
import { controlKeys, keyLines, keyTable, shownKeys } from '../../../../src/panels/keys/keys'

/** The binding of a press, on a PC unless said otherwise. */
function meant(press: Partial<Press>, isApple = false): string | undefined {
  const none = { key: '', code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
  return boundTo(
    { ...none, ...press },
    keyTable.flatMap((entry) => entry.bindings),
    isApple,
  )
}

/** What the samples call the uses of the table. */
const uses = new Map([
  ['back', 'One step back'],
  ['forward', 'One step forward'],
  ['undo', 'Undo'],
  ['select 1', 'Select a runner'],
])

describe('a key of another layout', () => {
  test.each(cases)('$key at $code does: $does', ({ does, ...press }) => {
    const label = keyTable.find((entry) => entry.bindings.includes(meant(press) ?? ''))?.label
    expect(label).toBe(uses.get(does))
  })

  test.each<[string, Partial<Press>, string | undefined]>([
    ['Cyrillic Ctrl+Shift+Z', { key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true }, '$mod+Shift+Z'],
    ['Cyrillic Ctrl+Y', { key: 'н', code: 'KeyY', ctrlKey: true }, '$mod+y'],
    ['Greek R', { key: 'ρ', code: 'KeyR' }, 'r'],
    ['Arabic H', { key: 'ا', code: 'KeyH' }, 'h'],
    ['Hebrew comma, where T lies', { key: ',', code: 'Quote' }, ','],
    ['Cyrillic Б, where the comma lies', { key: 'б', code: 'Comma' }, ','],
    ['Cyrillic comma, with Shift at the slash', { key: ',', code: 'Slash', shiftKey: true }, ','],
    ['Cyrillic question mark at 7', { key: '?', code: 'Digit7', shiftKey: true }, '?'],
    ['German Z', { key: 'z', code: 'KeyY', ctrlKey: true }, '$mod+z'],
    ['German question mark', { key: '?', code: 'Minus', shiftKey: true }, '?'],
    ['German decimal key of the number pad', { key: ',', code: 'NumpadDecimal' }, ','],
    ['French point, with Shift', { key: '.', code: 'Comma', shiftKey: true }, '.'],
    ['French comma at M', { key: ',', code: 'KeyM' }, ','],
    ['French 1 without Shift', { key: '&', code: 'Digit1' }, '1'],
    ['French 2 without Shift', { key: 'é', code: 'Digit2' }, '2'],
    ['French 6 with Shift', { key: '6', code: 'Digit6', shiftKey: true }, '6'],
    ['Arabic 3', { key: '٣', code: 'Digit3' }, '3'],
    ['7 of the number pad', { key: '7', code: 'Numpad7' }, '7'],
    ['Arabic 7 of the number pad', { key: '٧', code: 'Numpad7' }, '7'],
    ['Arabic decimal key of the number pad', { key: '٫', code: 'NumpadDecimal' }, '.'],
    ['Hebrew Shift+R, which types a Latin letter', { key: 'R', code: 'KeyR', shiftKey: true }, 'Shift+R'],
    ['Hebrew S', { key: 'ד', code: 'KeyS' }, 's'],
    ['Hebrew point at the slash', { key: '.', code: 'Slash' }, '.'],
    ['Hebrew Ctrl+Z', { key: 'ז', code: 'KeyZ', ctrlKey: true }, '$mod+z'],
    ['Greek Ctrl+Y', { key: 'υ', code: 'KeyY', ctrlKey: true }, '$mod+y'],
    ['French A, where Q lies', { key: 'a', code: 'KeyQ' }, 'a'],
    ['French Q, where A lies', { key: 'q', code: 'KeyA' }, undefined],
    ['French Ctrl+Z, where W lies', { key: 'z', code: 'KeyW', ctrlKey: true }, '$mod+z'],
    ['German Ctrl+Y, where Z lies', { key: 'y', code: 'KeyZ', ctrlKey: true }, '$mod+y'],
    ['Dvorak E, where D lies', { key: 'e', code: 'KeyD' }, 'e'],
    ['Czech 2 without Shift', { key: 'ě', code: 'Digit2' }, '2'],
    ['Turkish dotless I', { key: 'ı', code: 'KeyI' }, 'i'],
    ['Space', { key: ' ', code: 'Space' }, 'Space'],
    ['Dvorak comma at W', { key: ',', code: 'KeyW' }, ','],
    ['Dvorak Z place, which types a semicolon', { key: ';', code: 'KeyZ', ctrlKey: true }, undefined],
    ['American ! at 1', { key: '!', code: 'Digit1', shiftKey: true }, undefined],
    ['R with caps lock', { key: 'R', code: 'KeyR' }, 'r'],
    ['Ctrl+R, which loads the page again', { key: 'r', code: 'KeyR', ctrlKey: true }, undefined],
    ['Ctrl+1, which changes the tab', { key: '1', code: 'Digit1', ctrlKey: true }, undefined],
    ['Alt+F, the menu', { key: 'f', code: 'KeyF', altKey: true }, undefined],
    ['0', { key: '0', code: 'Digit0' }, undefined],
    ['a dead key', { key: 'Dead', code: 'KeyE' }, undefined],
  ])('%s', (_, press, binding) => {
    expect(meant(press)).toBe(binding)
  })

  test('Command is the modifier of a Mac, and Ctrl is not', () => {
    expect(meant({ key: 'z', code: 'KeyZ', metaKey: true }, true)).toBe('$mod+z')
    expect(meant({ key: 'z', code: 'KeyZ', ctrlKey: true }, true)).toBeUndefined()
    expect(meant({ key: 'z', code: 'KeyZ', metaKey: true })).toBeUndefined()
  })
})

describe('the table of keys', () => {
  const bindings = keyTable.flatMap((entry) => entry.bindings)
  test('binds no key twice', () => expect(new Set(bindings).size).toBe(bindings.length))
  test.each(bindings)('%s is found by its key', (binding) => {
    const modifiers = binding.split('+')
    const key = (modifiers.pop() ?? '').replace('Space', ' ')
    const press = { key, shiftKey: modifiers.includes('Shift'), ctrlKey: modifiers.includes('$mod') }
    expect(meant(press)).toBe(binding)
  })
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
  test('shows the keys of a Mac on a Mac', () => {
    const shown = [...keyLines, ...controlKeys].flatMap((line) => shownKeys(line, true))
    expect(shown).toEqual(expect.arrayContaining(['⌘', '⇧', '⌥']))
    expect(shown.filter((key) => /^(Ctrl|Alt|Shift)$/.test(key))).toEqual([])
    const redo = keyLines.find(({ label }) => label === 'Redo')
    expect(redo && shownKeys(redo, true)).toEqual(['⌘', '⇧', 'Z'])
    expect(redo && shownKeys(redo, false)).toEqual(redo?.keys)
  })
  test('repeats held keys only for stepping', () => {
    const repeating = keyTable.filter(({ repeats }) => repeats).map(({ label }) => label)
    expect(repeating).toEqual(['One step forward', 'One step back'])
  })
})
