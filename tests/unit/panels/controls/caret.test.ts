/** The caret under a mistake. */
import { expect, test } from 'vitest'
import { caretUnder } from '../../../../src/panels/controls/caret'

test('a caret stands under a mistake, even in a long line or a later one', () => {
  expect(caretUnder('x^2 + sinn(y)', 6, 4)).toBe('x^2 + sinn(y)\n      ^^^^')
  expect(caretUnder('x +\n', 4, 0)).toBe('\n^')
  const long = `${'x + '.repeat(30)}oops + ${'y + '.repeat(30)}1`
  const [shown = '', carets = ''] = caretUnder(long, 120, 4).split('\n')
  expect(shown.slice(carets.indexOf('^'), carets.length)).toBe('oops')
  expect(shown.length).toBeLessThanOrEqual(35)
})
