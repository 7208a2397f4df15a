/** Files: written and read back, and where a text that is not JSON goes wrong. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { readText, writeText } from '../../../../src/experiment/file/file'
import { experiments } from '../../../helpers/experiments'

test('a saved experiment opens unchanged (seed 7)', () => {
  fc.assert(
    fc.property(experiments, (experiment) => {
      expect(readText(writeText(experiment))).toEqual({ experiment, problems: [] })
    }),
    { seed: 7, numRuns: 100 },
  )
})

test.each([
  ['', ': the text ends too early'],
  ['{"steps": 4', ': the text ends too early'],
  ['{"steps": 4,', ': the text ends too early'],
  ['[1, 2', ': the text ends too early'],
  ['{"steps": 4}}', ' at line 1, column 13: unexpected "}"'],
  ['{"steps": 4,}', ' at line 1, column 13: unexpected "}"'],
  ['[1, 2,]', ' at line 1, column 7: unexpected "]"'],
  ['[1 2]', ' at line 1, column 4: unexpected "2"'],
  ['{"steps"; 4}', ' at line 1, column 9: unexpected ";"'],
  ['{\n  "steps": 4\n  "seed": 1\n}', ' at line 3, column 3: unexpected "\\""'],
  ['{\n  steps: 4\n}', ' at line 2, column 3: unexpected "s"'],
  ["{'steps': 4}", ' at line 1, column 2: unexpected "\'"'],
  ['{"steps": 04}', ' at line 1, column 12: unexpected "4"'],
  ['{"steps": +4}', ' at line 1, column 11: unexpected "+"'],
  ['{"steps": NaN}', ' at line 1, column 11: unexpected "N"'],
  ['{"a": "b\nc"}', ' at line 1, column 7: unexpected "\\""'],
  ['// a comment\n{}', ' at line 1, column 1: unexpected "/"'],
  ['😀', ' at line 1, column 1: unexpected "😀"'],
])('%j is not JSON, and the problem says where', (text, position) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  const problem = `not JSON${position}; the default experiment is used`
  expect(readText(text)).toEqual({ experiment: defaultExperiment, problems: [problem] })
})

test('a text of more than 16 MiB is not read', () => {
  const text = `{"steps":9}${' '.repeat(16 * 1024 * 1024 - 11)}`
  expect(readText(text).experiment.steps).toBe(9)
  expect(readText(`${text} `).problems).toEqual([
    'the text is longer than 16 MiB; the default experiment is used',
  ])
})

test('long and deep texts are refused without a crash', () => {
  const long = `"${'a'.repeat(1_000_000)}`
  expect(readText(long).problems).toEqual([
    'not JSON at line 1, column 1: unexpected "\\""; the default experiment is used',
  ])
  expect(readText('['.repeat(1_000_000)).problems).toEqual([
    'not JSON: the text ends too early; the default experiment is used',
  ])
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(readText(`{"runners":${deep}}`).problems).toEqual([
    'runners[0]: a list of 1 is not an object; the default is used',
  ])
})
