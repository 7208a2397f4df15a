/** Characters that nobody sees are nothing in a text, or are refused by their code point. */
import { describe, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { parseNumber } from '../../../src/math/typedNumber'
import { refusalOf, valueOf } from '../../helpers/pasted'

const dropped = ['\u200b', '\ufeff', '\u00ad', '\u2060', '\u200e', '\u202e', '\u2061', '\u3164', '\ufe0f', '\u180e', '\u{e0041}'] // prettier-ignore

describe('dropped, between words and inside them', () => {
  it.each(dropped.map((unseen) => [unseen.codePointAt(0)?.toString(16), unseen]))('U+%s', (_, unseen) => {
    expect(valueOf(`${unseen}x${unseen} + si${unseen}n(${unseen}y)`, [1, 2])).toBe(1 + Math.sin(2))
    const rule = `setting k${unseen} = 2${unseen}\n${unseen}the${unseen}ta -= k g # no${unseen}te`
    expect(Object.keys(readRule(rule, 'Own').settings)).toEqual(['eta', 'k'])
    expect(parseNumber(`1${unseen}/${unseen}4`)).toEqual({ value: 0.25 })
  })
})

describe('refused by name, and a button takes it out', () => {
  it.each([
    ['x\u0001 + y', 'unexpected "⟨U+0001⟩" at 2, remove it'],
    ['x + \u007fy', 'unexpected "⟨U+007F⟩" at 5, remove it'],
    ['x\u2800+ y', 'unexpected "⟨U+2800⟩" at 2, remove it'],
    ['x +\ue000 y', 'unexpected "⟨U+E000⟩" at 4, remove it'],
  ])('%j', (text, message) => {
    const error = refusalOf(text)
    expect(error.message).toBe(message)
    const mended = text.slice(0, error.at) + error.ways[0]?.text + text.slice(error.at + error.length)
    expect(valueOf(mended, [1, 2])).toBe(3)
  })

  it('in a number', () => {
    expect(parseNumber('1\u00012')).toEqual({ problem: '“1⟨U+0001⟩2” is not a number. Type one such as 0.05 or 3e-4.' }) // prettier-ignore
  })
})
