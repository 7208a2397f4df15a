/** An equation is no loss, and "=" in a test compares: each line says what to write, which gives what was meant. */
import { describe, expect, it } from 'vitest'
import { refusalOf, valueOf } from '../../helpers/pasted'

const at = [0.75, -1.25]
const [x = 0, y = 0] = at

describe('equations', () => {
  // NaN where there is no text to take.
  it.each<[string, RegExp, number]>([
    ['xy = 1', /^an equation is no loss at 4, write \(xy - 1\)\^2$/, (x * y - 1) ** 2],
    ['yx = 3 + x', /write \(yx - \(3 \+ x\)\)\^2$/, (x * y - (3 + x)) ** 2],
    ['x = 1', /write \(x - 1\)\^2$/, (x - 1) ** 2],
    ['y = 2 sin(pi/4)', /write \(y - \(2 sin\(pi\/4\)\)\)\^2$/, (y - Math.SQRT2) ** 2],
    ['x^2 + y^2 = 1', /write \(x\^2 \+ y\^2 - 1\)\^2$/, (x * x + y * y - 1) ** 2],
    ['x^2 + y^2 - 1 = 0', /write \(x\^2 \+ y\^2 - 1\)\^2$/, (x * x + y * y - 1) ** 2],
    [`x^2 + ${'x + '.repeat(12)}y = 1`, /write \(left - right\)\^2$/, Number.NaN],
    ['|x| + |y| = 1', /write \(\|x\| \+ \|y\| - 1\)\^2$/, (Math.abs(x) + Math.abs(y) - 1) ** 2],
    ['x = 1 ? 2 : y', /^"=" in a test at 3, compare with "=="$/, y],
    ['y = 2 + x ? x : y', /compare with "=="$/, y],
    ['z = x = 1 ? 2 : y', /^"x" is a parameter at 7, compare with "=="$/, y],
  ])('%j', (text, message, value) => {
    const error = refusalOf(text)
    expect(error.message).toMatch(message)
    const [way] = error.ways
    const obeyed = way
      ? text.slice(0, way.at) + way.text + text.slice(way.at + way.length)
      : error.advice.replace('write ', '')
    if (!Number.isNaN(value)) expect(valueOf(obeyed, at)).toBeCloseTo(value, 12)
  })

  it.each<[string, string[], number]>([
    ['y = x > 0 ? x : -x', ['x'], x],
    ['y = x^2', ['x'], x * x],
    ['z = x y', ['x', 'y'], x * y],
    ['xy = x + y\nxy^2', ['x', 'y'], (x + y) ** 2],
    ['loss = x > 1 ? 2 : y', ['x', 'y'], y],
    ['x + y = z', ['x', 'y'], Number.NaN],
  ])('%j is none', (text, parameters, value) => {
    if (Number.isNaN(value)) expect(refusalOf(text, parameters).ways[0]?.text).toBe('z = x + y')
    else expect(valueOf(text, at, parameters)).toBeCloseTo(value, 12)
  })
})
