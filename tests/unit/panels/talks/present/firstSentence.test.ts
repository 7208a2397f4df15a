/** What of a text a room reads. */
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../../../src/experiment/defaults/defaults'
import { race } from '../../../../../src/run/race'
import { checkText } from '../../../../../src/talk/text/checkText'
import { fill } from '../../../../../src/talk/text/fill'
import { firstSentence } from '../../../../../src/panels/talks/present/firstSentence'

const its = race(defaultExperiment)

function shown(text: string): string {
  const [paragraph = []] = fill(checkText(text, defaultExperiment), { race: its, turns: 0 })
  return firstSentence(paragraph)
    .map((span) => (span.isEmphasised ? `*${span.text}*` : span.text))
    .join('')
}

test.each([
  ['One sentence. Another one.', 'One sentence.'],
  ['Without an end', 'Without an end'],
  ['Is it? It is.', 'Is it?'],
  ['A *loud* word. More.', 'A *loud* word.'],
  ['At 0.01 it stays. More.', 'At 0.01 it stays.'],
  ['The race has {= 2 + 3} steps. More.', 'The race has 5 steps.'],
  ['It is {= 0.5 }. More.', 'It is 0.5.'],
  ['It [goes to 1. There](seek 1). More', 'It goes to 1.'],
  ['He said “now.” Then', 'He said “now.”'],
  ['Of some, e.g. of Adam, it is. More.', 'Of some, e.g. of Adam, it is.'],
  ['', ''],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected)
})
