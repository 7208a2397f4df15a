/** Numbers that are written into a formula: what it shows is as KaTeX sets the new one. */
import { expect, test } from 'vitest'
import { loadKatex } from '../../../../src/looks/katex'
import { optimizers } from '../../../../src/optimizers/list'
import { linesWithNumbers } from '../../../../src/panels/card/numbers'
import { renumber } from '../../../../src/panels/controls/renumber'
import { walked } from '../../../helpers/walked'

const typeset = await loadKatex()

function formula(tex: string): HTMLElement {
  const target = document.createElement('span')
  target.append(typeset(tex))
  return target
}

test('from step to step, and from rate to rate, every listed rule is as KaTeX sets it', () => {
  const [written, left] = [new Set<string>(), new Set<string>()]
  for (const { id } of optimizers) {
    const [one, other] = [walked(id).run, walked(id, { settings: { eta: 0.0123 } }).run]
    const steps = [one.update(3), one.update(4), one.update(17), other.update(17)]
    const texts = steps.map((update) =>
      linesWithNumbers(one.rule.lines, update).flatMap(({ line, result }) => [line, result]),
    )
    for (const [index, lines] of texts.slice(1).entries()) {
      for (const [place, to] of lines.entries()) {
        const from = texts[index]?.[place] ?? ''
        const target = formula(from)
        const before = target.innerHTML
        const isWritten = renumber(target, from, to)
        expect(target.innerHTML, `${from} to ${to}`).toBe(isWritten ? formula(to).innerHTML : before)
        if (from !== to) (isWritten ? written : left).add(id)
      }
    }
  }
  // Signs and powers of ten change too, so some are left everywhere.
  expect(written.size).toBe(optimizers.length)
  expect(left.size).toBeGreaterThan(0)
})

test.each([
  ['another name', '\\theta - 0.1', '\\eta - 0.1'],
  ['another sign', '\\theta - 0.1', '\\theta + 0.1'],
  ['one of two equal numbers', '0.1 + 0.1', '0.1 + 0.2'],
  ['a number that is shown in two parts', '\\frac12', '\\frac34'],
  ['a number that is no text', '\\kern 1em x', '\\kern 2em x'],
  ['a number that is the last digit of a base too', '.5 x + 2.5^y', '.7 x + 2.7^y'],
  ['a number like the last digit of a base', '5 x + 2.5^y', '7 x + 2.5^y'],
  ['a number that is hidden in a name', '\\mathrm{lag 2} \\cdot 0.2^{t}', '\\mathrm{lag 3} \\cdot 0.2^{t}'],
  ['a name with another digit', '\\mathrm{lag2} \\cdot 0.2^{t}', '\\mathrm{lag3} \\cdot 0.2^{t}'],
  ['another base', '0.9^{t} x', '0.8^{t} x'],
])('%s is left, with all that is shown', (_, from, to) => {
  const target = formula(from)
  const before = target.innerHTML
  expect(renumber(target, from, to)).toBe(false)
  expect(target.innerHTML).toBe(before)
})

test('a number without a nought before its point is one number', () => {
  const target = formula('.5 x + 2.5^y')
  expect(renumber(target, '.5 x + 2.5^y', '.7 x + 2.5^y')).toBe(true)
  expect(target.innerHTML).toBe(formula('.7 x + 2.5^y').innerHTML)
})

test('numbers of a fraction and its powers find their places, though KaTeX turns their order', () => {
  const target = formula('\\frac{0.1}{x^2 + 3.5} + 7')
  expect(renumber(target, '\\frac{0.1}{x^2 + 3.5} + 7', '\\frac{12}{x^2 + 0.25} + 7')).toBe(true)
  expect(target.innerHTML).toBe(formula('\\frac{12}{x^2 + 0.25} + 7').innerHTML)
})
