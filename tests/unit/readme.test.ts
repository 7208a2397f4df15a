/** The README says what there is: every key, every entry of the lists, and an Experiment that is read without a word. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseExperiment } from '../../src/experiment/schema/schema'
import { optimizers } from '../../src/optimizers/list'
import { keyTable } from '../../src/panels/keys/keys'
import { schedules } from '../../src/schedules/list'
import { surfaces } from '../../src/surfaces/list'

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

test.each([
  ['key', keyTable.map(({ label }) => label)],
  ['surface', surfaces.map(({ name }) => name)],
  ['optimizer', optimizers.map(({ name }) => name)],
  ['schedule', schedules.map(({ name }) => name)],
] as const)('the README names every %s', (_, names) => {
  expect(names.filter((name) => !readme.includes(name))).toEqual([])
})

test('the Experiment of the README is one', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment(JSON.parse(json)).problems).toEqual([])
})

test('so is its ensemble', () => {
  const [, json = ''] = /- `ensemble` .*?```json\n(.*?)```/s.exec(readme) ?? []
  expect(parseExperiment({ runners: [{}], ensemble: JSON.parse(json) }).problems).toEqual([])
})
