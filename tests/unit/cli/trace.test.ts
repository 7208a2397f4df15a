/** The command line, run as a user does: its CSV is the race, and its errors are one line and exit code 2. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { race, statusText } from '../../../src/run/race'
import { trace, traceProgram } from '../../helpers/trace'

const folder = mkdtempSync(join(tmpdir(), 'thalweg-trace-'))
afterAll(() => rmSync(folder, { recursive: true }))

const header = 'runner,optimizer,step,x,y,loss,gradientNorm,eta,status'

test('prints every runner and step of a race, to the last bit', async () => {
  const json = {
    surface: { id: 'himmelblau' },
    start: [-0.5, 2.25],
    steps: 120,
    seed: 7,
    noise: { sigma: 0.3, shared: false },
    runners: [
      { optimizer: 'sgd', settings: { eta: 0.01 } },
      { optimizer: 'adam', schedule: { id: 'cosine', settings: { steps: 120 } }, clip: { norm: 2 } },
      { optimizer: 'momentum', settings: { eta: 9 }, start: [1, 1] },
      {
        optimizer: { name: 'Mine, "2x"', settings: { eta: 0.02 }, rule: 'theta = theta - 2 eta g' },
      },
    ],
    changes: [{ step: 40, runner: 0, settings: { eta: 0.002 } }],
  }
  const file = join(folder, 'race.json')
  writeFileSync(file, JSON.stringify(json))
  const { code, out, error } = await trace([file])
  expect({ code, error }).toEqual({ code: 0, error: '' })

  const [first, ...rows] = out.trimEnd().split('\n')
  expect(first).toBe(header)
  const names = ['sgd', 'adam', 'momentum', '"Mine, ""2x"""']
  const { runs } = race(parseExperiment(json).experiment)
  const expected = runs.flatMap((run, index) =>
    Array.from({ length: 121 }, (_, step) => {
      const [x, y, loss] = run.points.subarray(3 * step)
      const status = statusText(run.status(step))
      return [index, names[index], step, x, y, loss, run.gradientNorm[step], run.eta[step], status].join()
    }),
  )
  expect(rows).toEqual(expected)
  // Momentum diverges at once at this rate; the change and the schedule are in the eta column.
  expect(rows[2 * 121 + 120]).toMatch(/,diverged at step \d+$/)
  expect([0, 1, 39, 40, 120].map((step) => rows[step]?.split(',')[7])).toEqual([
    '0.01',
    '0.01',
    '0.01',
    '0.002',
    '0.002',
  ])
  expect(rows[121 + 1]?.split(',')[7]).toBe('0.05')
  expect(Number(rows[121 + 61]?.split(',')[7])).toBeCloseTo(0.025, 12)
})

test('leaves y empty for one parameter, and reads standard input', async () => {
  const json = { surface: { id: 'parabola' }, start: [4], steps: 4, runners: [{ optimizer: 'sgd', settings: { eta: 0.3 } }] } // prettier-ignore
  const { code, out } = await trace(['-'], JSON.stringify(json))
  expect(code).toBe(0)
  const rows = out.trimEnd().split('\n')
  expect(rows.slice(0, 3)).toEqual([
    header,
    '0,sgd,0,4,,16,8,0.3,running',
    '0,sgd,1,1.6,,2.5600000000000005,3.2,0.3,running',
  ])
  const xs = rows.slice(1).map((row) => Number(row.split(',')[3]))
  const worst = Math.max(
    ...[4, 1.6, 0.64, 0.256, 0.1024].map((x, step) => Math.abs(x - (xs[step] ?? Number.NaN))),
  )
  expect(worst).toBeLessThan(1e-15)
})

test('prints only a header for a race without runners', async () => {
  expect(await trace(['-'], '{"runners":[]}')).toEqual({ code: 0, out: `${header}\n`, error: '' })
})

test('help, by the command that the README names', () => {
  const { status, stdout: out } = spawnSync('npm', ['run', '-s', 'trace', '--', '--help'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status).toBe(0)
  expect(out).toContain('usage: npm run -s trace -- FILE')
  expect(out).toContain(header)
})

describe('errors', () => {
  test.each([
    ['no argument', [], '', 'one argument is expected: FILE, or - for standard input'],
    ['two arguments', ['a', 'b'], '', 'one argument is expected: FILE, or - for standard input'],
    [
      'no such file',
      [join(folder, 'none.json')],
      '',
      /^ENOENT: no such file or directory, open '.*none\.json'$/,
    ],
    ['a folder', [folder], '', /^EISDIR/],
    ['no JSON', ['-'], '{"steps": 4,\n}', 'not JSON at line 2, column 1: unexpected "}"'],
    ['nothing', ['-'], '', 'not JSON: the text ends too early'],
    ['a wrong type', ['-'], '{"steps":"4"}', 'steps: "4" is not a number'],
    [
      'several slips',
      ['-'],
      '{"steps":0,"runners":[{"settings":{"beta1":1.5}}]}',
      'runners[0].settings.beta1: 1.5 is out of range, 0 to just below 1; steps: 0 is out of range, whole numbers, 1 to 100000',
    ],
    [
      'a bad formula',
      ['-'],
      '{"surface":{"formula":"sinn(x)"}}',
      /^surface\.formula: unknown name "sinn" at 1, did you mean "sin"\?$/,
    ],
  ])('%s', async (_, args, input, message) => {
    const { code, out, error } = await trace(args, input)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/^trace: [^\n]+\n$/)
    const line = error.slice('trace: '.length, -1)
    if (typeof message === 'string') expect(line).toBe(message)
    else expect(line).toMatch(message)
  })
})

describe('files of other programs', () => {
  const text = '{"version": 1, "runners": [], "seed": 7}'
  const utf16 = Buffer.from(text, 'utf16le')
  /** Writes a file and returns its place. */
  const saved = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }

  test('a byte order mark is no part of the text', async () => {
    const file = saved('mark.json', Buffer.from(`\ufeff${text}`))
    expect(await trace([file])).toEqual({ code: 0, out: `${header}\n`, error: '' })
    expect(await trace(['-'], `\ufeff${text}`)).toEqual({ code: 0, out: `${header}\n`, error: '' })
  })

  test.each([
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), /is in UTF-16, and UTF-8 is expected/],
    ['UTF-16 of the other order', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), /UTF-16/],
    ['UTF-16 without a mark', utf16, /UTF-16/],
    ['UTF-16 of the other order, without a mark', Buffer.from(utf16).swap16(), /UTF-16/],
    ['Latin-1', Buffer.from('{"name": "é"}', 'latin1'), /is not in UTF-8/],
    ['an invisible character', Buffer.from('{\u200b"seed": 7}'), /line 1, column 2: unexpected "⟨U\+200B⟩"/],
    ['zeros', Buffer.alloc(100), /^trace: not JSON at line 1, column 1: unexpected "\\u0000"/],
    ['70 MB', Buffer.alloc(70_000_000, ' '), /longer than 16 MiB/],
  ])('%s is named in one line', async (_, bytes, line) => {
    const { code, out, error } = await trace([saved('other.json', bytes)])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/^trace: [^\n]+\n$/)
    expect(error).toMatch(line)
  }) // prettier-ignore

  test.skipIf(!existsSync('/dev/zero'))('a file without an end is not read to its end', async () => {
    const { code, error } = await trace(['/dev/zero'])
    expect({ code, error }).toEqual({ code: 2, error: 'trace: the text is longer than 16 MiB\n' })
  })
})

test('a reader that stops reading is not an error', async () => {
  const child = spawn(process.execPath, [await traceProgram(), '-'])
  let error = ''
  child.stderr.on('data', (piece: Buffer) => (error += piece.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  child.stdin.end('{"steps":20000}')
  const code = await new Promise((done) => child.on('close', done))
  expect({ code, error }).toEqual({ code: 0, error: '' })
})

test('--batches adds the rows that each step has seen', async () => {
  const json = {
    surface: { id: 'linearRegression', data: 'crashCars' },
    steps: 3,
    runners: [{ optimizer: 'sgd', batch: { size: 3 } }, { optimizer: 'sgd' }],
  }
  const { out, code } = await trace(['-', '--batches'], JSON.stringify(json))
  expect(code).toBe(0)
  const [heading, ...lines] = out.trimEnd().split('\n')
  expect(heading).toBe(`${header},rows`)
  const seen = lines.map((line) => line.split(',').at(-1) ?? '')
  // An epoch of seven rows is 3, 3 and 1 of them; a runner without batches has seen all.
  expect(seen[0]).toBe('')
  const epoch = seen.slice(1, 4).map((rows) => rows.split(' ').map(Number))
  expect(epoch.map(({ length }) => length)).toEqual([3, 3, 1])
  expect(epoch.flat().toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(seen.slice(4)).toEqual(['', '', '', ''])
})
