/** Where a line ends, and advice that, obeyed, gives what was meant. */
import { describe, expect, it } from 'vitest'
import { notesIn } from '../../../src/math/notes'
import { refusalOf, valueOf } from '../../helpers/pasted'

const at = [0.75, -1.25]
const [x = 0, y = 0] = at

describe('what ends a line', () => {
  it.each<[string, string]>([
    [
      'x^2\ny^2',
      'a line without "=" in line 1 at 1, begin it with a name and "=", or end it with an operator',
    ],
    ['x^2; y^2', 'a line without "=" at 1, begin it with a name and "=", or end it with an operator'],
    ['hypot(x; y)', '";" inside brackets at 8, write "," between arguments'],
    ['(x + (1; y))', '";" inside brackets at 8, it ends a line: close the bracket before it'],
    ['(x; y', '"(" is never closed at 1, add ")"'],
  ])('%j', (text, message) => expect(refusalOf(text).message).toBe(message))

  it.each<[string, number]>([
    ['x^2 +\n\ny', x * x + y],
    ['x^2\n- y', x * x - y],
    ['(x^2\n+ y)', x * x + y],
    ['max(x,\n y)', x],
    ['r = x y;\nr^2;', (x * y) ** 2],
  ])('%j goes on', (text, value) => expect(valueOf(text, at)).toBeCloseTo(value, 12))
})

describe('advice, obeyed, gives what was meant', () => {
  it.each<[string, RegExp, string, number]>([
    ['0,5x^2', /a decimal comma at 2, write 0\.5$/, '0.5x^2', (x * x) / 2],
    ['sin^-1(x)', /write asin\( \)$/, 'asin(x)', Math.asin(x)],
    ['log^-1(x)', /write exp\( \)$/, 'exp(x)', Math.exp(x)],
    ['sin x', /write sin\(x\)$/, 'sin(x)', Math.sin(x)],
    ['sin 2x', /write sin\(2x\)$/, 'sin(2x)', Math.sin(2 * x)],
    ['sinx + 1', /write sin\(x\)$/, 'sin(x) + 1', Math.sin(x) + 1],
    ['sin x y', /put its argument into "\( \)"$/, 'sin(x) y', Math.sin(x) * y],
    ['x//2', /write floor\(a \/ b\)/, 'floor(x / 2)', 0],
    ['|x|y|x|', /write abs\( \)$/, 'abs(x) y abs(x)', x * x * y],
    ['sin2(x)', /write sin\^2\(x\), or sin\(2x\)$/, 'sin^2(x)', Math.sin(x) ** 2],
    ['cos3(x - y)', /or cos\(3 \(x - y\)\)$/, 'cos(3 (x - y))', Math.cos(3 * (x - y))],
    ['sqrt2(x)', /write sqrt\(2\) \(x\), or sqrt\(2x\)$/, 'sqrt(2) (x)', Math.SQRT2 * x],
    ['log3(x)', /write log\(x\) \/ log\(3\)$/, 'log(x) / log(3)', Math.log(x) / Math.log(3)],
    ['sin2x', /write sin\(2x\)$/, 'sin(2x)', Math.sin(2 * x)],
    ['x2 + y', /write x\^2, or rename the parameters$/, 'x^2 + y', x * x + y],
    ['tau x', /for the number write 2 pi$/, '2 pi x', 2 * Math.PI * x],
    ['r = x\n-r', /"r" in its own value in line 2 at 2, .* begin it with "0 -"/, 'r = x\n0 -r', -x],
    ['r = x\n+ r y', /begin it with "0 \+"/, 'r = x\n0 + r y', x * y],
    ['logg(x)', /did you mean "log"\?$/, 'log(x)', Math.log(x)],
    ['atan(y, x)', /write atan2\(y, x\)$/, 'atan2(y, x)', Math.atan2(y, x)],
    ['log(x, 10)', /write log\(a\) \/ log\(b\)$/, 'log(x) / log(10)', Math.log10(x)],
  ])('%s', (text, advice, obeyed, value) => {
    expect(refusalOf(text).message).toMatch(advice)
    expect(valueOf(obeyed, at)).toBeCloseTo(value, 12)
  })

  it('what no letter is has no value', () => {
    for (const text of ['∇x', '∂x', 'φ(x)', 'x ± y', '∞', 'xⁿ', 'xʸ⁺¹', '2ˣʸ'])
      expect(refusalOf(text).message).toMatch(/^un/)
  })
})

describe('a decimal comma that parts two arguments is noted', () => {
  it.each<[string, string[]]>([
    ['max(0,5x, y)', ['0,5 is two numbers here; a decimal comma is written 0.5']],
    [
      'min(1,2) + atan2(3,04, x)',
      [
        '1,2 is two numbers here; a decimal comma is written 1.2',
        '3,04 is two numbers here; a decimal comma is written 3.04',
      ],
    ],
    ['max(0, 5x)', []],
    ['max(x,5)', []],
    ['@', []],
    ['e^2x + e^(2x)', ['e^2x is e^2 times x here; the power of all is written e^(2x)']],
    ['3.10^-4 x', ['3.10^-4 is one number here; a product is written 3 * 10^-4']],
    ['x²y + 2^3 x', []],
  ])('%s', (text, notes) => expect(notesIn(text).map((note) => note.text)).toEqual(notes))
})
