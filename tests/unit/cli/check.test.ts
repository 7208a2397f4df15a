/** The check of the command line, run as a user does: one line, and an exit code that scripts can read. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { trace } from '../../helpers/trace'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const json = {
  surface: { id: 'himmelblau' },
  start: [-0.5, 1.25],
  steps: 50,
  runners: [
    { optimizer: 'sgd', settings: { eta: 0.005 } },
    { optimizer: 'adam', settings: { eta: 0.1 } },
  ],
}

function saved(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const experiment = saved('race.json', JSON.stringify(json))
const check = (args: readonly string[], input = '') => trace(args, input, 'check')

test('a runner agrees with what trace prints of it', async () => {
  const { out } = await trace([experiment])
  for (const [runner, name] of ['SGD', 'Adam'].entries()) {
    const args = [experiment, saved('run.csv', out), '--runner', String(runner)]
    const line = `Runner ${runner} (${name}) and the path agree to 17 digits over 50 steps.\n`
    expect(await check(args)).toEqual({ code: 0, out: line, error: '' })
  }
})

test('a path that parts gives its step, its distance and what explains it', async () => {
  const rule =
    'm = beta1 m + (1 - beta1) g\nv = beta2 v + (1 - beta2) g^2\ntheta = theta - eta m / (sqrt(v) + 1e-8)'
  const optimizer = {
    name: 'Bare',
    settings: { eta: 0.1, beta1: 0.9, beta2: 0.999 },
    state: { m: 0, v: 0 },
    rule,
  }
  const { out } = await trace(['-'], JSON.stringify({ ...json, runners: [{ optimizer }] }))
  const path = out.replace(/^(?:[^,]*,){2}/gm, '')
  const result = await check(['--runner', '1', experiment, '-'], path)
  expect(result).toMatchObject({ code: 1, error: '' })
  expect(result.out).toMatch(
    /^Runner 1 \(Adam\) and the path part at step 1 by 0\.216: [xy] is \S+ in the path \(line 3\), and \S+ here\. It is explained by: bias correction missing \(etaHat = eta; rms = sqrt\(v\)\), which fits to 1[567] digits over 50 steps\.\n$/,
  )
})

test('a path by another rule is not explained', async () => {
  const path = '0 -0.5 1.25\n1 -0.25 1.5\n2 0.25 1\n3 1 3'
  const { code, out } = await check([experiment, saved('other.txt', path)])
  expect(code).toBe(1)
  expect(out).toMatch(
    /^Runner 0 \(SGD\) and the path part at step 1 by \S+: .* No known reading explains it\.\n$/,
  )
})

test('help, by the command that the README names', () => {
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'check', '--', '--help'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status).toBe(0)
  expect(stdout).toContain('usage: npm run -s check -- EXPERIMENT PATH [--runner N]')
})

describe('errors', () => {
  const path = saved('path.csv', 'step,x,y\n0,-0.5,1.25\n1,2')
  test.each([
    ['no argument', [], /^two arguments are expected: EXPERIMENT and PATH, of which one may be - for standard input$/],
    ['one argument', [experiment], /^two arguments are expected/],
    ['three arguments', [experiment, path, path], /^two arguments are expected/],
    ['two standard inputs', ['-', '-'], /^only one of the two can be standard input$/],
    ['an option without its number', [experiment, path, '--runner'], /^--runner is followed by a number, counted from 0$/],
    ['a word for a runner', [experiment, path, '--runner', 'adam'], /^--runner is followed by a number, counted from 0$/],
    ['no such runner', [experiment, path, '--runner', '2'], /^there is no runner 2, the experiment has 2, counted from 0$/],
    ['no such file', [experiment, join(folder, 'none.csv')], /^ENOENT: no such file or directory, open '.*none\.csv'$/],
    ['a line that breaks off', [experiment, path], /^line 3: 3 numbers expected, 2 found, complete the line or leave it out$/],
    ['a path for an experiment', [path, path], /^not JSON at line 1, column 1: unexpected "s"$/],
    ['an experiment for a path', [experiment, experiment], /^this is a file of JSON, write a table with the columns step, x, y$/],
    ['a picture for a path', [experiment, saved('p.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))], /^the text is not in UTF-8, save it as UTF-8$/],
  ])('%s', async (_, args, message) => {
    const { code, out, error } = await check(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/^check: [^\n]+\n$/)
    expect(error.slice('check: '.length, -1)).toMatch(message)
  }) // prettier-ignore

  test.skipIf(!existsSync('/dev/zero'))('a path without an end is not read to its end', async () => {
    const { code, error } = await check([experiment, '/dev/zero'])
    expect({ code, error }).toEqual({
      code: 2,
      error: 'check: the path is longer than 2 MiB, leave out rows, for example all but every 10th\n',
    })
  })
})
