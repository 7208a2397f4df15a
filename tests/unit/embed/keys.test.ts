/** Which keys an embedded page uses, at what has the focus. */
import { expect, test } from 'vitest'
import { type Focus, staysHere } from '../../../src/embed/keys'

const none = { ctrlKey: false, altKey: false, metaKey: false }

test.each<[Focus, string[]]>([
  ['nothing', []],
  ['button', [' ', 'Enter']],
  ['slider', [' ', 'ArrowLeft', 'ArrowDown']],
  ['picture', [' ', 'ArrowLeft', 'ArrowDown', '+', '-']],
])('with the focus at %s it uses %j', (focus, used) => {
  const keys = [
    ' ',
    'Enter',
    'ArrowLeft',
    'ArrowDown',
    '+',
    '-',
    'PageDown',
    'PageUp',
    'Home',
    'End',
    'n',
    'p',
    'f',
  ]
  const all = [...keys, 'b', '.', 'Escape']
  expect(all.filter((key) => staysHere({ key, ...none }, focus))).toEqual(used)
})

test('a text takes what is typed, and no page key', () => {
  expect(['1', 'n', 'Home', 'Escape', 'Enter'].every((key) => staysHere({ key, ...none }, 'text'))).toBe(true)
  expect(staysHere({ key: 'PageDown', ...none }, 'text')).toBe(false)
})

test('keys of the browser stay with the browser', () => {
  expect(staysHere({ key: 'Tab', ...none }, 'nothing')).toBe(true)
  expect(staysHere({ key: 'F5', ...none }, 'nothing')).toBe(true)
  expect(staysHere({ key: 'n', ...none, ctrlKey: true }, 'nothing')).toBe(true)
})
