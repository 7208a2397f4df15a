/** Values from a script: whatever they are, an experiment is read or a line says why not. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { plainCopy } from '../../../../src/experiment/schema/plainCopy'
import { parseExperiment } from '../../../../src/experiment/schema/schema'

/** An object whose property `name` throws `what`. */
function throwing(name: string, what: unknown): object {
  return Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw what
    },
  })
}

test('the copy is equal and shares nothing', () => {
  const shared = { a: [1, null, 'x'] }
  const value = { one: shared, two: shared, ['__proto__']: { steps: 5 }, nan: Number.NaN }
  const copy = plainCopy(value)
  expect(copy).toEqual(value)
  shared.a[0] = 2
  expect(copy).not.toEqual(value)
})

describe('a list with a hole', () => {
  test('of runners gives a line', () => {
    const runners = [{ optimizer: 'adam' }, { optimizer: 'sgd' }, { optimizer: 'lion' }]
    // oxlint-disable-next-line no-dynamic-delete
    delete runners[1]
    const { experiment, problems } = parseExperiment({ runners })
    expect(experiment.runners).toHaveLength(3)
    expect(problems).toEqual(['runners[1]: null is not an object; the default is used'])
  })

  test('of numbers gives a line', () => {
    const start = [1, 2]
    delete start[0]
    expect(parseExperiment({ start }).problems).toEqual([
      'start[0]: null is not a number; [-1.5, 1.5] is used',
    ])
  })
})

const loop: { version: number; self?: object } = { version: 1 }
loop.self = loop
/** 2^60 values for whoever walks it as a tree. */
let wide: object = {}
for (let depth = 0; depth < 60; depth += 1) wide = { a: wide, b: wide }

test.each<[string, unknown, string]>([
  ['a getter that throws', throwing('steps', new Error('no')), 'no'],
  ['a getter inside that throws', { runners: [throwing('optimizer', 'no')] }, '"no"'],
  ['a getter that throws nothing', throwing('steps', undefined), 'undefined'],
  ['a loop', loop, 'it contains itself'],
  ['an endless list', { runners: Object.assign([], { length: 2_000_002 }) }, 'a list of 2000002 is too long'],
])('%s gives one line', (_, value, reason) => {
  const line = `the experiment cannot be read: ${reason}; the default experiment is used`
  expect(parseExperiment(value)).toEqual({ experiment: defaultExperiment, problems: [line] })
}) // prettier-ignore

test('a deep value is read as far as an experiment goes', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
  expect(parseExperiment({ runners: deep }).problems).toEqual([
    'runners[0]: a list of 1 is not an object; the default is used',
  ])
})

test('a value that shares its parts is read once for each part', () => {
  expect(parseExperiment({ steps: 7, wide }).experiment.steps).toBe(7)
})
