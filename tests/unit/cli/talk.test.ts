/** The command line prints talks with their numbers, and its exit code says whether all of them are there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lessons } from '../../../src/talk/lessons/list'
import { trace } from '../../helpers/trace'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-talk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const experiment = { surface: { id: 'parabola' }, start: [4], steps: 4, runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }] } // prettier-ignore

function talkWith(text: string, more: object = {}): string {
  return JSON.stringify({ thalweg: 'talk', version: 1, title: 'Mine', cues: [{ title: 'One', experiment, text, ...more }] }) // prettier-ignore
}

test('prints a talk of a file, with the numbers at the end of its race', async () => {
  const file = join(folder, 'talk.json')
  writeFileSync(file, talkWith('θ = {= x(0) : 4 } after {= N } steps.'))
  expect(await trace([file, '--check'], '', 'talk')).toEqual({
    code: 0,
    out: 'Mine\n====\n\n1. One\n\nθ = 0.1024 after 4 steps.\n\n',
    error: '',
  })
})

test('prints a lesson by its id, and all of them', async () => {
  const one = await trace(['momentum', '--check'], '', 'talk')
  expect({ code: one.code, error: one.error }).toEqual({ code: 0, error: '' })
  expect(one.out).toContain('After 15 steps it is at θ = 0.0258. Plain descent is at 0.8236.')
  const all = await trace(['--all', '--check'], '', 'talk')
  expect({ code: all.code, error: all.error }).toEqual({ code: 0, error: '' })
  expect(all.out.match(/^=+$/gm)).toHaveLength(lessons.length)
  expect(all.out).toContain(one.out)
})

test.each([
  ['{= lss(0) }', 'unknown function "lss" at 4, did you mean "loss"?', 'no number'],
  ['{= first(0, loss > 99) }', 'first(0, loss > 99): loss > 99 holds at no step of runner 0', 'never'],
  ['{= loss(0, 5) }', 'loss(0, 5): runner 0 has no step 5: its steps are 0 to 4', 'no such step'],
])('%s is told, and exits 1 where it is checked', async (text, problem, word) => {
  const printed = { out: `Mine\n====\n\n1. One\n\n${word}\n\n`, error: `talk: Mine, cue 1: ${problem}\n` }
  expect(await trace(['-'], talkWith(text), 'talk')).toEqual({ code: 0, ...printed })
  expect(await trace(['-', '--check'], talkWith(text), 'talk')).toEqual({ code: 1, ...printed })
})

test('an answer that is none of the options is told', async () => {
  const ask = { kind: 'choice', question: '?', options: ['a', 'b'], answer: 'N' }
  const { code, error } = await trace(['-', '--check'], talkWith('', { ask }), 'talk')
  expect({ code, error }).toEqual({ code: 1, error: 'talk: Mine, cue 1: the answer N is 4: there is no such option\n' }) // prettier-ignore
})

test.each<[string, string[], string, RegExp]>([
  ['no argument', [], '', /^one argument is expected/],
  ['an argument beside --all', ['--all', 'momentum'], '', /^one argument is expected/],
  ['an unknown option', ['momentum', '--every'], '', /^no option "--every": there are --all and --check$/],
  ['a file that is not there', ['none.json'], '', /ENOENT/],
  ['no JSON', ['-'], '{', /^not JSON: the text ends too early$/],
  ['an experiment', ['-'], JSON.stringify(experiment), /^it is no talk: "thalweg": "talk" is missing$/],
])('%s is one line, and exits 2', async (_, args, input, line) => {
  const { code, out, error } = await trace(args, input, 'talk')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatch(/^talk: [^\n]+\n$/)
  expect(error.slice('talk: '.length, -1)).toMatch(line)
})

test('of a talk with a wrong part the rest is printed; the line says what is wrong, and it exits 2', async () => {
  const { code, out, error } = await trace(['-'], talkWith('a word', { play: { speed: 3 } }), 'talk')
  expect(code).toBe(2)
  expect(out).toContain('a word')
  expect(error).toMatch(/^talk: cues\[0\]\.play\.speed: 3 is not a speed[^\n]+\n$/)
})
