/** CSV: no name from a stranger's link is computed by a spreadsheet, and no number is changed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { forPeople } from '../../../src/panels/chart/csv'
import { csvField, csvOf } from '../../../src/run/csv'
import { race } from '../../../src/run/race'

test.each([
  ['=HYPERLINK("http://a.b","x")', `"'=HYPERLINK(""http://a.b"",""x"")"`],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['Adam', 'Adam'],
  ['Adam = fast', 'Adam = fast'],
  ['Mine, "2x"', '"Mine, ""2x"""'],
  ['−1', '−1'],
])('the name %j becomes the field %s', (name, field) => expect(csvField(name)).toBe(field))

const names = ['=1+1', '+2', '-3', '@SUM(A1)', 'Momentum η']
const { experiment } = parseExperiment({
  surface: { id: 'saddle' },
  start: [-1, -1],
  steps: 2,
  runners: names.map((name) => ({ optimizer: { name, settings: {}, rule: 'theta = theta - eta g' } })),
})

test('numbers below zero stay numbers, and only files for people begin with a byte order mark', () => {
  const [heading, first] = csvOf(race(experiment))
  expect(heading).toMatch(/^runner,/)
  expect(first).toMatch(/^0,'=1\+1,0,-1,-1,-?\d/)
  expect([...forPeople(['a\n', 'b\n'])].join('')).toBe('\ufeffa\nb\n')
})

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!hasLibreOffice)(
  'LibreOffice opens the file with every name as text and no formula',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'thalweg-csv-'))
    try {
      writeFileSync(join(folder, 'run.csv'), [...forPeople(csvOf(race(experiment)))].join(''))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      // The dialog of its window knows the byte order mark; without a window it must be told: commas, ", UTF-8, from line 1.
      const reading = '--infilter=CSV:44,34,76,1'
      const convert = [
        '--headless',
        reading,
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        join(folder, 'run.csv'),
      ]
      expect(spawnSync('soffice', [profile, ...convert], { timeout: 120_000 }).status).toBe(0)
      const sheet = readFileSync(join(folder, 'run.fods'), 'utf8')
      expect(sheet).not.toContain('table:formula=')
      expect(sheet).toContain('<text:p>runner</text:p>')
      expect(sheet).toContain('<text:p>Momentum η</text:p>')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  150_000,
)
