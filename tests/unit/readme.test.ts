/** The README says what there is: every key, every entry of the lists, and an Experiment that is read without a word. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { ensembleParts } from '../../src/experiment/ensembleParts'
import { type Options, namesOf } from '../../src/experiment/options'
import { viewParts } from '../../src/experiment/viewParts'
import { optimizers } from '../../src/optimizers/list'
import { keyLines } from '../../src/panels/keys/keys'
import { schedules } from '../../src/schedules/list'
import { surfaces } from '../../src/surfaces/list'

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

test.each([
  ['surface', surfaces.map(({ name }) => name)],
  ['optimizer', optimizers.map(({ name }) => name)],
  ['schedule', schedules.map(({ name }) => name)],
] as const)('the README names every %s', (_, names) => {
  expect(names.filter((name) => !readme.includes(name))).toEqual([])
})

test('the README has the table of keys, every key and its use', () => {
  const [, rows = ''] = /\n\| key .*\n\| -+ .*\n((?:\|.*\n)+)/.exec(readme) ?? []
  const written = rows.matchAll(/^\| (.*?) +\| (.*?) +\|$/gm)
  const text = (keys: readonly string[]): string =>
    keys.map((key) => (key === '…' ? key : `\`${key}\``)).join(' ')
  expect(Array.from(written, ([, keys, label]) => [keys, label])).toEqual(
    keyLines.map(({ keys, label }) => [text(keys), label]),
  )
})

test.each([
  ['view', viewParts],
  ['ensemble', ensembleParts],
] as const)('the README names every option of the %s', (name, table) => {
  const [, about = ''] = readme.split(`\n- \`${name}\` `)
  const [item = ''] = about.split(/\n(?=\S)/)
  const names = namesOf<Options<never>>(table)
  expect(names.filter((option) => !item.includes(`\`${option}\``))).toEqual([])
})

test('the Experiment of the README is one', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment(JSON.parse(json)).problems).toEqual([])
})

test('so is its ensemble', () => {
  const [, json = ''] = /- `ensemble` .*?```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment({ runners: [{}], ensemble: JSON.parse(json) }).problems).toEqual([])
})
