/** Texts of a talk: paragraphs, emphasis and the five forms, and the place of every mistake. */
import { describe, expect, test } from 'vitest'
import { readText } from '../../../../src/talk/text/readText'
import type { Span } from '../../../../src/talk/text/spans'

/** Spans as short texts: `*words*`, `=expression:digits`, `~path`, `[words](target)`. */
function shown(span: Span): string {
  switch (span.kind) {
    case 'words':
      return span.isEmphasised ? `*${span.text}*` : span.text
    case 'number':
      return `${span.isEmphasised ? '*' : ''}=${span.expression.text}${span.digits === undefined ? '' : `:${span.digits}`}`
    case 'control':
      return `~${span.path.text}`
    case 'link':
      return `[${span.spans.map(shown).join('|')}](${JSON.stringify(span.target, (key, value: unknown) => (key === 'at' || key === 'length' ? undefined : value))})`
  }
}

function read(text: string): string[][] {
  const { paragraphs, mistakes } = readText(text)
  expect(mistakes.map(({ message }) => message)).toEqual([])
  return paragraphs.map((spans) => spans.map(shown))
}

test.each<[string, string[][]]>([
  ['', []],
  ['  \n \n', []],
  ['one\ntwo  three\n\n \nfour ', [['one two three'], ['four']]],
  ['a *big* step', [['a ', '*big*', ' step']]],
  ['*all of it*', [['*all of it*']]],
  ['2 * 3, \\*4\\*, {= 2*3 }', [['2 * 3, *4*, ', '=2*3']]],
  ['θ = {= x(0) : 4 }.', [['θ = ', '=x(0):4', '.']]],
  ['{=step > 3 ? 1 : 2}', [['=step > 3 ? 1 : 2']]],
  ['{=step > 3 ? 1 : 2 : 5}', [['=step > 3 ? 1 : 2:5']]],
  ['*{= N }*', [['*=N']]],
  ['η = {~ runners.0.settings.eta }', [['η = ', '~runners.0.settings.eta']]],
  ['in [0, 1] and (set a = 1)', [['in [0, 1] and (set a = 1)']]],
  ['\\[a\\](set b = 1)', [['[a](set b = 1)']]],
  ['[η = 1.1](set runners.0.settings.eta = 1.1)', [['[η = 1.1]({"kind":"set","path":{"text":"runners.0.settings.eta"},"value":{"text":"1.1"}})']]],
  ['[at *step* {= first(0, loss < 1) }](seek first(0, loss < 1))', [['[at |*step*| |=first(0, loss < 1)]({"kind":"seek","expression":{"text":"first(0, loss < 1)"}})']]],
  ['[a](show ball 0)[b](show  formula line 2)', [['[a]({"kind":"show","mark":{"kind":"ball","runner":0}})', '[b]({"kind":"show","mark":{"kind":"formula line","line":2}})']]],
  ['<b>no HTML</b> # nor ![more](of it)'.replace('![more](of it)', '_this_'), [['<b>no HTML</b> # nor _this_']]],
])('%j', (text, spans) => {
  expect(read(text)).toEqual(spans)
}) // prettier-ignore

describe('mistakes have a place and say what to do', () => {
  test.each([
    ['a *big step', '"*" is not closed at 3, add "*", or write "\\*" for the sign'],
    ['a {= loss(0)', '"{" is not closed at 3, add "}", or write "\\{" for the sign'],
    ['a {loss}', 'unexpected "{" at 3, write "{=" for a number, "{~" for a control, or "\\{" for the sign'],
    ['{= x(0) : 99 }', 'no digits behind ":" at 11, write a number from 1 to 15'],
    ['{= x(0) : }', 'no digits behind ":" at 10, write a number from 1 to 15'],
    ['[a](set b = 1', '"(" is not closed at 4, add ")", or write "\\(" for the sign'],
    ['[a](go 3)', '"go" does nothing at 5, write set, seek or show'],
    ['[a](seekk 3)', '"seekk" does nothing at 5, did you mean "seek"?'],
    ['[a](set b)', 'no "=" after "set" at 9, write set path = value'],
    ['[a](show gradeint)', 'no mark "gradeint" at 10, did you mean "gradient"?'],
    ['[a](show formula line 0)', 'no mark "formula line 0" at 10, write gradient, step, momentum, minimum, tangent, ellipse, chart, ball 0 or formula line 1'],
    ['[a] (set b = 1)', 'a blank behind "]" at 3, write "](" without one'],
    ['[a [b](set c = 1)](set d = 1)', '"]" without "[" at 18, put one before the words: a link has no link in it'],
    ['one\n\ntwo {x}', 'unexpected "{" in line 3 at 5, write "{=" for a number, "{~" for a control, or "\\{" for the sign'],
  ])('%j', (text, message) => {
    expect(readText(text).mistakes.map((mistake) => mistake.message)).toEqual([message])
  }) // prettier-ignore

  test('a form with a mistake stays as it was written', () => {
    expect(readText('so [a](go 3) on').paragraphs).toEqual([
      [{ kind: 'words', text: 'so [a](go 3) on', isEmphasised: false }],
    ])
    expect(readText('so [a](set b').paragraphs[0]?.map(shown)).toEqual(['so [a](set b'])
  })
})

/** A text of two million characters, and pieces that would be slow to read if what follows were looked at again. */
const long = 2e6
const tricky = ['{= ', '[a](set ', '[', '*a ', '\\', '{', '[a](set a = 1) ', '\n\n', ' \n', '] (set ']

test.each([['a word {= loss(0) } ', long] as const, ...tricky.map((piece) => [piece, long / 5] as const)])(
  'pieces of %j are read in time, %d characters of them',
  (piece, length) => {
    const text = piece.repeat(Math.ceil(length / piece.length))
    const begin = performance.now()
    readText(text)
    expect(performance.now() - begin).toBeLessThan(3000)
  },
)
