/** A custom optimizer as a text: reading and writing it, and the positions of mistakes. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WrittenOptimizer } from '../../../../src/experiment/experiment'
import { copyOf } from '../../../../src/experiment/edits/ruleEdits'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { writeRule } from '../../../../src/experiment/rule/ruleWriting'
import { parseExperiment, serialize } from '../../../../src/experiment/schema/schema'
import { FormulaError } from '../../../../src/math'
import type { Setting } from '../../../../src/math/setting'
import { optimizers } from '../../../../src/optimizers/list'

const step = '\ntheta = theta - eta * g'

describe('the text', () => {
  test.for(optimizers)('of $id reads back as it was written', ({ id }) => {
    const copy = copyOf(id)
    expect(readRule(writeRule(copy), copy.name)).toEqual(copy)
  })

  test('has declarations in every form', () => {
    const text = `
      setting η = 0.5
      setting k = -2 from -3 to 1e3
      setting c = 3 from 1 to 9 whole
      setting s = 1 from 1e-3 to 1e3 log
      setting b = 8 from 1 to 512 whole log
      state m = - 2
      state o = −.5
      state n = eta / (2 c)

      setting = 0.5
      state = setting * g
      m = m + n + k + s + b
      theta = theta - eta * state * m`
    const read = readRule(text, 'Mine')
    expect(read).toEqual({
      name: 'Mine',
      settings: {
        eta: { default: 0.5, min: 1e-6, max: 10, scale: 'log' },
        k: { default: -2, min: -3, max: 1000, scale: 'linear' },
        c: { default: 3, min: 1, max: 9, scale: 'linear', integer: true },
        s: { default: 1, min: 1e-3, max: 1e3, scale: 'log' },
        b: { default: 8, min: 1, max: 512, scale: 'log', integer: true },
      },
      state: { m: -2, o: -0.5, n: 'eta / (2 c)' },
      rule: text.slice(text.indexOf('      setting = 0.5')),
    })
    expect(readRule(writeRule(read), 'Mine')).toEqual({ ...read, rule: read.rule.replaceAll('      ', '') })
  })

  test('gets a learning rate if none is declared, and the same ranges as from a file', () => {
    const text = `setting beta = 0.9\nsetting k = 4\nsetting shift = 0${step} * k * beta + shift`
    const { name, settings, state, rule } = readRule(text, 'Mine')
    const bare = { beta: 0.9, k: 4, shift: 0 }
    const { experiment } = parseExperiment({
      version: 1,
      runners: [{ optimizer: { name, settings: bare, state, rule } }],
    })
    expect(experiment.runners[0]?.optimizer).toEqual({ name, settings, state, rule })
    expect(Object.keys(settings)).toEqual(['eta', 'beta', 'k', 'shift'])
  })

  test.each(
    [...readFileSync('docs/language.md', 'utf8').matchAll(/```\n(p = -g[^]*?)```/g)].map(
      ([, rule = '']) => rule,
    ),
  )('of a loop in docs/language.md is valid: %s', (rule) => {
    expect(Object.keys(readRule(rule, 'Example').settings)).toEqual(['eta'])
  })

  test('in the example of docs/language.md is valid', () => {
    const [, example = ''] = /```\n(setting[^]*?)```/.exec(readFileSync('docs/language.md', 'utf8')) ?? []
    const { settings, state } = readRule(example, 'Example')
    expect(Object.keys(settings)).toEqual(['eta', 'beta', 'every', 'epsilon'])
    expect(state).toEqual({ m: 0, s: 'eta / 2' })
  })

  test('has a state from a file on one line', () => {
    const optimizer = { ...copyOf('sgd'), state: { s: 'eta\n  / 2' } }
    expect(writeRule(optimizer)).toContain('\nstate s = eta / 2\n')
  })
})

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

/** Text → message, and the part of the text that it marks. */
const mistakes: readonly (readonly [text: string, message: string, part: string])[] = [
  [`seting k = 1${step}`, 'unknown word "seting" in line 1 at 1, did you mean "setting"?', 'seting'],
  [`parameter k = 1${step}`, 'unknown word "parameter" in line 1 at 1, write setting or state', 'parameter'],
  [`setting${step}`, 'a name is missing in line 1 at 8, write one before "="', '\n'],
  [`setting 3 = 4${step}`, 'a name is missing in line 1 at 9, write one before "="', '3'],
  [`setting k${step}`, 'missing "=" in line 1 at 10, write setting k = 1', '\n'],
  [`setting k =${step}`, 'a number is missing in line 1 at 12, write one', '\n'],
  [`setting k = eta${step}`, '"eta" is not a number in line 1 at 13, write one', 'eta'],
  [`setting k = 2e12${step}`, 'the number is too large in line 1 at 13, write one within ±1e12', '2e12'],
  [`setting k = 1 frm 0 to 2${step}`, 'unknown word "frm" in line 1 at 15, did you mean "from"?', 'frm'],
  [`setting k = 1 from 0 2${step}`, 'missing "to" in line 1 at 22, write from 0 to 1', '2'],
  [`setting k = 1 from 0 to${step}`, 'a number is missing in line 1 at 24, write one', '\n'],
  [`setting k = 1 from 0 to 2 whol${step}`, 'unknown word "whol" in line 1 at 27, did you mean "whole"?', 'whol'],
  [`setting k = 1 from 0 to 2 log log${step}`, 'unexpected "log" in line 1 at 31, end the line', 'log'],
  [`setting k = 1 log${step}`, 'unexpected "log" in line 1 at 15, write from 0.001 to 1000 log, or end the line', 'log'],
  [`setting k = 1 from 2 to 0${step}`, 'the range is reversed in line 1 at 15, write from 0 to 2', 'from 2 to 0'],
  [`setting k = 1 from 1 to 1${step}`, 'the range holds one number in line 1 at 15, write two different ones', 'from 1 to 1'],
  [`setting k = 1 from 0 to 2 log${step}`, 'a log range cannot include 0 in line 1 at 15, begin above 0', 'from 0 to 2'],
  [`setting k = -3 from -2 to 2${step}`, '-3 is outside -2 to 2 in line 1 at 13, widen the range or change the number', '-3'],
  [`setting k = 1.5 from 0 to 2 whole${step}`, '1.5 is not whole in line 1 at 13, write 2', '1.5'],
  [`setting k = 1\nsetting k = 2${step}`, '"k" is declared twice in line 2 at 9, choose another name', 'k'],
  [`setting k = 1\nstate k = 2${step}`, '"k" is declared twice in line 2 at 7, choose another name', 'k'],
  [`setting θ = 1${step}`, '"theta" is taken in line 1 at 9, it is the parameters: choose another name', 'θ'],
  [`state g = 1${step}`, '"g" is taken in line 1 at 7, it is the gradient: choose another name', 'g'],
  [`state t = 1${step}`, '"t" is taken in line 1 at 7, it is the step: choose another name', 't'],
  [`state eta = 1${step}`, '"eta" is taken in line 1 at 7, it is the learning rate: choose another name', 'eta'],
  [`setting constructor = 1${step}`, '"constructor" is taken in line 1 at 9, choose another name', 'constructor'],
  [`setting ${'k'.repeat(41)} = 1${step}`, 'the name is longer than 40 characters in line 1 at 9, shorten it', 'k'.repeat(41)],
  [`setting $ = 1${step}`, 'unexpected "$" in line 1 at 9, remove it', '$'],
  [`state m =${step}`, 'an expression is missing in line 1 at 10, write one', ''],
  [`state m = etaa / 2${step}`, 'unknown name "etaa" in line 1 at 11, did you mean "eta"?', 'etaa'],
  [`state m = 0x10${step}`, 'unknown name "x10" in line 1 at 12, the names are eta', 'x10'],
  [`state m = 0b1${step}`, 'unknown name "b1" in line 1 at 12, the names are eta', 'b1'],
  [`state m = 1e13${step}`, 'the number is too large in line 1 at 11, write one within ±1e12', '1e13'],
  [`theta = theta - g\nsetting k = 1`, 'a declaration below the rule in line 2 at 1, move it to the top', 'setting'],
  ['setting k = 1', 'the rule is missing at 14, write lines that end with theta = theta - eta * g', ''],
  ['', 'the rule is missing at 1, write lines that end with theta = theta - eta * g', ''],
  ['state m = 0\n\n  m = gg\n theta = m', 'unknown name "gg" in line 3 at 7, did you mean "g"?', 'gg'],
  [`state m = 0\nm = g`, '"theta" is never changed in line 2 at 6, end with theta = theta - …', ''],
  ['m = g\ntheta = theta', '"theta" never changes in line 2 at 1, take a step: theta = theta - eta * g', 'theta = theta'],
  [`state m = 0\ntheta = theta - eta * dot(m, g)`, 'dot of a vector and a number in line 2 at 23, give it two vectors', 'dot(m, g)'],
  [`${many(16, (k) => `setting k${k} = 1`)}${step}`, 'more than 16 settings in line 16 at 9, use fewer, counting eta', 'k15'],
  [`${many(17, (k) => `state k${k} = 0`)}\n${many(17, (k) => `k${k} = g`)}${step}`, 'more than 32 numbers of state in line 17 at 7, use fewer, counting a vector as two', 'k16'],
  [`${many(33, (k) => `state k${k} = 0`)}${step}`, 'more than 32 numbers of state in line 33 at 7, use fewer, counting a vector as two', 'k32'],
] // prettier-ignore

test.for(mistakes)('%j: %s', ([text, message, part]) => {
  const error = mistakeIn(text)
  expect(error.message).toBe(message)
  expect(text.slice(error.at, error.at + error.length)).toBe(part)
})

describe('the editor and a link find the same mistake', () => {
  const linear = { min: 0, max: 2, scale: 'linear' } as const
  const own = (part: Partial<WrittenOptimizer>): WrittenOptimizer => ({
    name: 'own',
    settings: {},
    state: {},
    rule: 'theta = theta - eta * g',
    ...part,
  })
  const withSetting = (setting: Setting): WrittenOptimizer => own({ settings: { k: setting } })
  const names = (count: number, value: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]))
  const problemsOf = (optimizer: unknown): readonly string[] =>
    parseExperiment({ runners: [{ optimizer }] }).problems
  /** The message without its position or path, and without what happens instead. */
  const words = (message = ''): string =>
    message.replace(/(?: in line \d+)? at \d+/g, '').replace(/^runners\S+ |; Adam is used$/g, '')

  test.each<[WrittenOptimizer, string]>([
    [withSetting({ ...linear, default: 3 }), '3 is outside 0 to 2, widen the range or change the number'],
    [withSetting({ ...linear, default: 1, min: 2, max: 0 }), 'the range is reversed, write from 0 to 2'],
    [withSetting({ ...linear, default: 1, min: 1, max: 1 }), 'the range holds one number, write two different ones'],
    [withSetting({ ...linear, default: 1, scale: 'log' }), 'a log range cannot include 0, begin above 0'],
    [withSetting({ ...linear, default: 1.5, integer: true }), '1.5 is not whole, write 2'],
    [withSetting({ ...linear, default: 2e12, max: 3 }), 'the number is too large, write one within ±1e12'],
    [withSetting({ ...linear, default: 1, max: 2e12 }), 'the number is too large, write one within ±1e12'],
    [own({ settings: { g: { ...linear, default: 1 } } }), '"g" is taken, it is the gradient: choose another name'],
    [own({ settings: { constructor: { ...linear, default: 1 } } }), '"constructor" is taken, choose another name'],
    [own({ settings: { ['k'.repeat(41)]: { ...linear, default: 1 } } }), 'the name is longer than 40 characters, shorten it'],
    [own({ state: { eta: 0 } }), '"eta" is taken, it is the learning rate: choose another name'],
    [own({ settings: { k: { ...linear, default: 1 } }, state: { k: 0 } }), '"k" is declared twice, choose another name'],
    [own({ state: { m: 1e13 } }), 'the number is too large, write one within ±1e12'],
    [own({ state: { m: '1e13' } }), 'the number is too large, write one within ±1e12'],
    [own({ state: { m: '0x10' } }), 'unknown name "x10", the names are eta'],
    [own({ state: { m: 'etaa / 2' } }), 'unknown name "etaa", did you mean "eta"?'],
    [own({ state: names(33, 0) }), 'more than 32 numbers of state, use fewer, counting a vector as two'],
    [own({ state: names(17, 0), rule: `${many(17, (k) => `k${k} = g`)}${step}` }), 'more than 32 numbers of state, use fewer, counting a vector as two'],
    [own({ settings: Object.fromEntries(Object.keys(names(16, 0)).map((name) => [name, { ...linear, default: 1 }])) }), 'more than 16 settings, use fewer, counting eta'],
    [own({ rule: 'm = g\ntheta = theta' }), '"theta" never changes, take a step: theta = theta - eta * g'],
    [own({ state: { m: 0 }, rule: 'm = g' }), '"theta" is never changed, end with theta = theta - …'],
    [own({ rule: 'theta = theta - gg' }), 'unknown name "gg", did you mean "g"?'],
  ])('%j', (optimizer, problem) => {
    expect(words(mistakeIn(writeRule(optimizer)).message)).toBe(problem)
    expect(problemsOf(optimizer).map(words)).toEqual([problem])
    expect(problemsOf(optimizer)[0]).toMatch(/^runners\[0\]\.optimizer/)
  }) // prettier-ignore

  test('more than 20,000 characters in all', () => {
    const long = 'k'.repeat(40)
    const start = Array.from({ length: 45 }, () => long).join('+')
    const states = Array.from({ length: 12 }, (_, index): [string, string] => [`m${index}`, start])
    const settings = { [long]: { ...linear, default: 1 } }
    const problem = 'more than 20000 characters, shorten it'
    const optimizer = own({ settings, state: Object.fromEntries(states) })
    expect(words(mistakeIn(writeRule(optimizer)).message)).toBe(problem)
    expect(problemsOf(optimizer).map(words)).toEqual([problem])
    expect(problemsOf(own({ settings, state: Object.fromEntries(states.slice(2)) }))).toEqual([])
  })

  test.each(['eta', 'beta', 'k'])('%s of any size reads back with its slider (seed 1)', (name) => {
    const number = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: 0, max: 1e-300, noNaN: true }),
      fc.double({ min: 0.999, max: 1, noNaN: true }),
      fc.constantFrom(5e-324, 1e-9, 1e12, -1e12, 0.99999),
    )
    fc.assert(
      fc.property(number, (value) => {
        const optimizer = { ...own({}), settings: { [name]: value } }
        const { experiment, problems } = parseExperiment({ runners: [{ optimizer }] })
        expect(problems).toEqual([])
        expect(parseExperiment(serialize(experiment))).toEqual({ experiment, problems: [] })
        const opened = experiment.runners[0]?.optimizer
        if (typeof opened !== 'object') throw new Error('it is lost')
        expect(readRule(writeRule(opened), 'own')).toEqual(opened)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})

function mistakeIn(text: string): FormulaError {
  try {
    readRule(text, 'Mine')
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error('there is no mistake')
}
