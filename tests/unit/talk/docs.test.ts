/** docs/talk.md and the README say what is true: the example opens, and every name is there. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseTalk } from '../../../src/talk/document/readTalk'
import { callNames } from '../../../src/talk/expression/calls'
import { lessons } from '../../../src/talk/lessons/list'
import { maxControls, maxCues, maxText, maxValues } from '../../../src/talk/limits'
import { reportOf } from '../../../src/talk/report'
import { plainMarks } from '../../../src/talk/text/marks'

const root = resolve(import.meta.dirname, '../../..')
const page = readFileSync(resolve(root, 'docs/talk.md'), 'utf8')

test('the example of docs/talk.md opens without a problem and has all its numbers', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? []
  const { talk, problems } = parseTalk(JSON.parse(json))
  expect(problems).toEqual([])
  const reports = talk ? reportOf(talk) : []
  expect(reports.flatMap((report) => report.problems)).toEqual([])
  expect(reports.map(({ text }) => text.split('\n').at(-1))).toEqual([
    'It falls below 0.01 at step 183. At η = 0.1 it is there much sooner.',
    'Now step 17 is enough.',
  ])
})

test('docs/talk.md names every call, every mark and the limits', () => {
  expect(callNames.filter((name) => !page.includes(`\`${name}(r`))).toEqual([])
  expect(plainMarks.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  for (const limit of [maxControls, maxCues, maxText, maxValues])
    expect(page).toContain(limit.toLocaleString('en'))
})

test('the README names every lesson', () => {
  const readme = readFileSync(resolve(root, 'README.md'), 'utf8')
  expect(lessons.filter(({ id }) => !readme.includes(`\`${id}\``))).toEqual([])
})
