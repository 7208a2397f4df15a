/** `trace` prints the same bytes as when traces.json was made: as version 0.1.0, but for what its README names. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '../../../src/experiment/file/file'
import { csvOf } from '../../../src/run/csv'
import { race } from '../../../src/run/race'
import { referenceExperiments } from '../../helpers/references'
import { digest } from '../../helpers/traceDigest'
import traces from '../../reference/traces.json'

const examples = resolve(import.meta.dirname, '../../../examples')

const inputs = new Map([
  ...readdirSync(examples)
    .filter((name) => /(?<!\.film)\.json$/.test(name))
    .map((name): [string, string] => [`examples/${name}`, readFileSync(join(examples, name), 'utf8')]),
  ...[...referenceExperiments].map(([name, json]): [string, string] => [name, JSON.stringify(json)]),
])

test('there is a trace of ten examples and of every reference run', () => {
  expect([...inputs.keys()].toSorted()).toEqual(Object.keys(traces).toSorted())
  expect([...inputs.keys()].filter((name) => name.startsWith('examples/'))).toHaveLength(10)
})

test.each(Object.entries(traces))('%s', (name, expected) => {
  const { experiment, problems } = readText(inputs.get(name) ?? '')
  expect(problems).toEqual([])
  expect(digest([...csvOf(race(experiment))].join(''))).toEqual(expected)
})
