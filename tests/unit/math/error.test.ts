import { expect, test } from 'vitest'
import { FormulaError } from '../../../src/math/error'

test('a name of any length leaves a line that can be read', () => {
  const name = 'q'.repeat(300)
  const { message, length } = new FormulaError(
    `unknown name "${name}"`,
    `x + ${name}`,
    4,
    300,
    'the names are x y',
  )
  expect(message).toBe(`unknown name "${'q'.repeat(40)}…" at 5, the names are x y`)
  expect(length).toBe(300)
  const fits = 'q'.repeat(40)
  expect(new FormulaError(`unknown name "${fits}"`, fits, 0, 40).message).toBe(`unknown name "${fits}" at 1`)
})
