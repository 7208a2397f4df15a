/** docs/experiment.schema.json: it is up to date, and agrees with the reader on what is valid. */
import Ajv from 'ajv/dist/2020'
import fc from 'fast-check'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { experimentJsonSchema } from '../../../../src/experiment/schema/jsonSchema'
import { isObject } from '../../../../src/experiment/schema/reading'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { experiments } from '../../../helpers/experiments'

const root = resolve(import.meta.dirname, '../../../..')
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
const schema: unknown = JSON.parse(read('docs/experiment.schema.json'))
const validate = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(schema as object)

/** What the schema says about a document, a line for each mistake. */
function slips(json: unknown): string[] {
  return validate(json)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('the schema is up to date (else: npm run schema)', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(experimentJsonSchema())))
})

const [, ofReadme = ''] = /```json\n(.*?)```/s.exec(read('README.md')) ?? []
const folder = join(root, 'examples')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /(?<!\.film)\.json$/.test(name)) : []

test.each([['that of the README', ofReadme], ...files.map((name) => [name, read('examples', name)])])(
  '%s is an Experiment',
  (_, written) => {
    const json: unknown = JSON.parse(written)
    expect(slips(json)).toEqual([])
    expect(parseExperiment(json).problems).toEqual([])
  },
)

describe('schema and reader agree', () => {
  test('on every written experiment (seed 11)', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        expect(slips(jsonOf(experiment))).toEqual([])
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  test('on one mistake in it: an unknown key or word, null, a number out of range (seed 12)', () => {
    const property = fc.property(
      experiments,
      fc.nat(),
      fc.constantFrom(...mistakes),
      (experiment, at, mistake) => {
        const json = jsonOf(experiment)
        const parts = partsIn(json).filter(({ value, path }) => path.length > 0 && mistake.fits(value, path))
        const part = parts[at % parts.length]
        if (!part) return
        const slipped: unknown = structuredClone(json)
        put(slipped, part.path, mistake.make(part.value))
        const told = { path: part.path.join('.'), mistake: mistake.name }
        expect({ ...told, isRefused: slips(slipped).length > 0 }).toEqual({ ...told, isRefused: true })
        expect({ ...told, isRefused: parseExperiment(slipped).problems.length > 0 }).toEqual({
          ...told,
          isRefused: true,
        })
      },
    )
    fc.assert(property, { seed: 12, numRuns: 500 })
  })

  test.each([
    [{ runners: [{ settings: { rho: 0.9 } }] }],
    [{ runners: [{ optimizer: 'sgd', settings: { beta1: 0.9 } }] }],
    [{ runners: [{ optimizer: 'adam', settings: { beta1: 1 } }] }],
    [{ runners: [{ clip: { norm: 1, value: 1 } }] }],
    [{ surface: { settings: { kappa: 3 } } }],
    [{ surface: { domain: [[0, 1]] } }],
    [{ changes: [{ runner: 0 }] }],
    [{ runners: [{ optimizer: { name: 'A' } }] }],
    [{ runners: [{ optimizer: { name: 'A', rule: 'theta = theta - g', settings: { theta: 1 } } }] }],
    [{ view: { panes: [{}] } }],
    [{ view: { panes: [{ runners: [0, 0] }, {}] } }],
    [{ view: { camera: { target: [0, 0] } } }],
    [{ runners: [{ schedule: { id: 'cosine', settings: { rate: 1 } } }] }],
    [{ ensemble: { columns: 1.5 } }],
  ])('on %j, which is wrong', (json) => {
    expect(slips(json)).not.toEqual([])
    expect(parseExperiment(json).problems).not.toEqual([])
  })

  test.each([
    [{}],
    [{ runners: [] }],
    [{ runners: [{ settings: { beta1: 0.9 } }], surface: { settings: { b: 50 } } }],
    [{ runners: [{ optimizer: { name: 'A', rule: 'theta = theta - k g', settings: { k: 1 } } }] }],
    [{ view: { panes: [{}, { sigma: 1 }], arrows: { step: true }, camera: { position: [1, 1, 1] } } }],
    [{ runners: [{ schedule: {} }] }],
    [{ ensemble: {} }],
  ])('on %j, which is right', (json) => {
    expect(slips(json)).toEqual([])
    expect(parseExperiment(json).problems).toEqual([])
  })
})

test('a file can name its schema, and a written experiment does not', () => {
  const json = { $schema: '../docs/experiment.schema.json', version: 1, seed: 5 }
  expect(slips(json)).toEqual([])
  const { experiment, problems } = parseExperiment(json)
  expect([experiment.seed, problems]).toEqual([5, []])
  expect(Object.keys(jsonOf(experiment))).not.toContain('$schema')
  expect(parseExperiment({ view: { $schema: '' } }).problems).toHaveLength(1)
})

interface Mistake {
  readonly name: string
  fits(value: unknown, path: readonly string[]): boolean
  make(value: unknown): unknown
}

/** Texts that only the reader can check, or that can be anything. */
const free = ['formula', 'model', 'rule', 'name', 'state', 'parameters', 'title']

const mistakes: readonly Mistake[] = [
  { name: 'a key more', fits: isObject, make: (value) => ({ ...(value as object), hue: true }) },
  { name: 'null', fits: () => true, make: () => null },
  { name: 'far out of range', fits: (value) => typeof value === 'number', make: () => -1e13 },
  {
    name: 'a word that there is not',
    fits: (value, path) => typeof value === 'string' && !path.some((key) => free.includes(key)),
    make: () => 'nope',
  },
]

function jsonOf(experiment: Parameters<typeof serialize>[0]): object {
  return JSON.parse(JSON.stringify(serialize(experiment))) as object
}

interface Part {
  readonly path: readonly string[]
  readonly value: unknown
}

/** Every value in a document, with its path. */
function partsIn(value: unknown, path: readonly string[] = []): Part[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [{ path, value }, ...inner.flatMap(([key, each]) => partsIn(each, [...path, key]))]
}

function put(json: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const holder = json as Record<string, unknown>
  if (rest.length > 0) put(holder[key], rest, value)
  else holder[key] = value
}
