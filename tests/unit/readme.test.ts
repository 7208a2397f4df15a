/** The README is complete: it has every key and every entry of the lists, and its Experiment is valid. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { ensembleParts } from '../../src/experiment/options/ensembleParts'
import { type Options, namesOf } from '../../src/experiment/options/options'
import { againsts } from '../../src/run/against'
import { measures } from '../../src/run/measures'
import { viewParts } from '../../src/experiment/options/viewParts'
import { optimizers } from '../../src/optimizers/list'
import { keyLines } from '../../src/panels/keys/keys'
import { schedules } from '../../src/schedules/list'
import { surfaces } from '../../src/surfaces/list'

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

test('the README has every key with what it does, in the order of the sheet', () => {
  const [, section = ''] = readme.split(/^## Keys$/m)
  const [table = ''] = section.split(/^## /m)
  const rows = [...table.matchAll(/^\| ([`…].*?) +\| (.*?) +\|$/gm)]
  expect(rows.map(([, keys, label]) => [keys, label])).toEqual(
    keyLines.map(({ keys, label }) => [
      keys.map((key) => (key === '…' ? key : `\`${key}\``)).join(' '),
      label,
    ]),
  )
})

test.each([
  ['Surfaces', surfaces.map(({ name }) => name)],
  ['Optimizers', optimizers.map(({ name }) => name)],
  ['Schedules', schedules.map(({ name }) => name)],
] as const)('the README names each of the %s', (title, names) => {
  const [list = ''] = readme.split('\n').filter((line) => line.startsWith(`**${title}**: `))
  // Between two commas, so that Adam is not found in AdamW.
  const isNamed = (name: string): boolean =>
    [', ', ': '].some((before) => [',', '.'].some((after) => list.includes(before + name + after)))
  expect(names.filter((name) => !isNamed(name))).toEqual([])
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

test.each([
  ['quantity', measures],
  ['against', againsts],
] as const)('the README names every %s of the chart', (option, table) => {
  const [, list = ''] = new RegExp(`\`${option}\` \\(([^)]*)\\)`).exec(readme) ?? []
  expect(list.split(', ')).toEqual(Object.keys(table).map((word) => `\`${word}\``))
})

test('the Experiment of the README is valid', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment(JSON.parse(json)).problems).toEqual([])
})

test('the ensemble of the README is valid', () => {
  const [, json = ''] = /- `ensemble` .*?```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment({ runners: [{}], ensemble: JSON.parse(json) }).problems).toEqual([])
})
