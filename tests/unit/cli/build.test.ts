/** What `npm run build` understands, and what it says of wrong input before it builds anything. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCommand } from '../../../src/cli/building/command'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

const out = join(folder, 'page.html')
const file = join(folder, 'talk.json')
const talk = {
  thalweg: 'talk',
  version: 1,
  title: 'Mine',
  cues: [{ title: 'One', experiment: { version: 1 } }],
}

function given(json: unknown, ...args: string[]): ReturnType<typeof readCommand> {
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json))
  return readCommand(['--single', '-o', out, '--talk', file, ...args])
}

test('without arguments it is the page in dist/, and a talk goes into the one file as it was written', () => {
  expect(readCommand([])).toBeUndefined()
  expect(readCommand(['--single', '--out', out])).toEqual({ out })
  expect(given(talk)).toEqual({ out, talk })
  expect(given(`\uFEFF${JSON.stringify(talk)}`)).toEqual({ out, talk })
  expect(readdirSync(folder)).toEqual(['talk.json'])
})

test.each<[string[], RegExp]>([
  [['--one'], /^no option "--one": there are --single, --out, --talk$/],
  [['page.html'], /^Unexpected argument 'page.html'/],
  [['--talk', 'talk.json'], /^-o and --talk go with --single/],
  [['-o', 'page.html'], /^-o and --talk go with --single/],
  [['--single', '-o', ''], /^-o is followed by the name of a file$/],
  [['--single', '-o'], /^Option '-o, --out <value>' argument missing$/],
  [['--single', '-o', folder], /is a folder: write the name of a file in it$/],
  [['--single', '-o', join(folder, 'none/page.html')], /^there is no folder ".*none": make it/],
  [['--single', '-o', out, '--talk', join(folder, 'none.json')], /^ENOENT: no such file or directory/],
])('%j is refused in one line', (args, line) => {
  expect(() => readCommand(args)).toThrow(line)
  expect(() => readCommand(args)).not.toThrow('\n')
})

test.each<[string, unknown, string[]]>([
  ['no JSON', '{', ['not JSON: the text ends too early']],
  ['no talk', { version: 1 }, ['it is no talk: "thalweg": "talk" is missing']],
  [
    'two things that are wrong',
    { ...talk, title: 7, colour: 'red' },
    ['colour: not known, one of thalweg, version, title, source, cues is expected', 'title: 7 is not a text'],
  ],
])('%s: each thing that is wrong is a line', (_, json, lines) => {
  let said = ''
  try {
    given(json)
  } catch (error) {
    said = String(error instanceof Error ? error.message : error)
  }
  expect(said.split('\n')).toEqual(lines.map((line) => `${file}: ${line}`))
})

test('the command says so on standard error and exits 2; its help exits 0', () => {
  const run = (...args: string[]) => {
    const tsx = resolve('node_modules/.bin/tsx')
    const { status, stdout, stderr } = spawnSync(tsx, ['src/cli/build.ts', ...args], { encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  const stderr = 'build: no option "--one": there are --single, --out, --talk\n'
  expect(run('--one')).toEqual({ status: 2, stdout: '', stderr })
  expect(run('--help')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^usage: npm run build\n/),
    stderr: '',
  })
})
