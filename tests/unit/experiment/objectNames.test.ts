/** Names that every object of JavaScript has are names like any other: of settings, states, lines and parameters. */
import { describe, expect, it } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { setOptimizer, setRunnerSetting, setSurface } from '../../../src/experiment/edits/edits'
import { setRule } from '../../../src/experiment/edits/ruleEdits'
import type { Experiment } from '../../../src/experiment/experiment'
import { decodeLink, encodeLink } from '../../../src/experiment/link/link'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { writeRule } from '../../../src/experiment/rule/ruleWriting'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { texOfName } from '../../../src/math/tex'
import { linesInUse } from '../../../src/optimizers/linesInUse'
import { linesWithNumbers } from '../../../src/panels/card/numbers'
import { race } from '../../../src/run/race'

const inherited = ['valueOf', 'isPrototypeOf', 'toString', 'hasOwnProperty', 'toLocaleString', '_']
const refused = ['constructor', 'prototype', '__proto__']

const momentum = (setting: string, state: string, line: string): string => `setting ${setting} = 0.5
state ${state} = 0
${state} = ${setting} * ${state} + g
${line} = eta * ${state}
theta = theta - ${line}`

const withRule = (text: string): Experiment => {
  const experiment = { ...defaultExperiment, runners: defaultExperiment.runners.slice(0, 1), steps: 20 }
  return setOptimizer(experiment, 0, readRule(text, 'Named'))
}

const pointsOf = (experiment: Experiment): number[] => {
  const [run] = race(experiment).runs
  if (!run) throw new Error('no run')
  return [...run.points]
}

describe('a rule', () => {
  const plain = pointsOf(withRule(momentum('beta', 'v', 'step')))
  const names = inherited.map((name) => [name] as const)

  it.each(names)('has a setting %s', (name) => {
    const experiment = withRule(momentum(name, 'v', 'step'))
    expect(pointsOf(experiment)).toEqual(plain)
    expect(pointsOf(setRunnerSetting(experiment, 0, name, 0.1))).not.toEqual(plain)
  })

  it.each(names)('has a state %s', (name) => {
    const [run] = race(withRule(momentum('beta', name, 'step'))).runs
    expect(run && [...run.points]).toEqual(plain)
    expect(run?.rule.momenta).toEqual([{ state: name, decays: ['beta'] }])
    expect(run?.update(3).state[name]).toHaveLength(2)
    expect(run?.update(3).momenta[0]).toEqual(run?.update(3).state[name])
  })

  it.each(names)('has a line %s, which the card shows with its numbers', (name) => {
    const [run] = race(withRule(momentum('beta', 'v', name))).runs
    if (!run) throw new Error('no run')
    expect([...run.points]).toEqual(plain)
    const update = run.update(2)
    const lines = linesWithNumbers(linesInUse(run.rule.lines, update.names), update)
    expect(lines).toHaveLength(3)
    expect(lines.map(({ line }) => line).join(' ')).not.toMatch(/function|object|undefined|NaN/)
  })

  it.each(names)('keeps %s in a link, and when it is written again', (name) => {
    const experiment = withRule(momentum(name, 'v', name))
    const { optimizer } = experiment.runners[0] ?? {}
    if (typeof optimizer !== 'object') throw new Error('a listed optimizer')
    expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
    expect(readRule(writeRule(optimizer), 'Named')).toEqual(optimizer)
  })

  it.each(names)('takes the default of a setting %s that it did not have before', (name) => {
    const experiment = withRule(momentum('beta', 'v', 'step'))
    const next = setRule(experiment, 0, readRule(momentum(name, 'v', 'step'), 'Named'))
    expect(next.runners[0]?.settings[name]).toBe(0.5)
  })

  it.each(refused)('is refused at a setting or a state %s', (name) => {
    expect(() => readRule(momentum(name, 'v', 'step'), '')).toThrow(`"${name}" is taken in line 1 at 9`)
    expect(() => readRule(momentum('beta', name, 'step'), '')).toThrow(`"${name}" is taken in line 2 at 7`)
  })

  it.each(refused)('has a line %s', (name) => {
    expect(pointsOf(withRule(momentum('beta', 'v', name)))).toEqual(plain)
  })
})

describe('a surface', () => {
  const surface = (x: string, y: string) => ({
    formula: `(${x} - 1)^2 + 3 ${y}^2`,
    domain: [
      [-2, 2],
      [-2, 2],
    ] as const,
    parameters: [x, y] as const,
  })
  const experimentOn = (x: string, y: string): Experiment => ({
    ...setSurface(defaultExperiment, surface(x, y)),
    steps: 20,
  })
  const plain = pointsOf(experimentOn('x', 'y'))

  it.each([...inherited, ...refused])('has a parameter %s', (name) => {
    const experiment = experimentOn(name, 'y')
    expect(pointsOf(experiment)).toEqual(plain)
    expect(decodeLink(encodeLink(experiment))).toEqual({ experiment, problems: [] })
    expect(race(experiment).surface.tex).toContain(texOfName(name))
  })
})

describe('TeX', () => {
  it.each([
    ['constructor', '\\mathrm{constructor}'],
    ['__proto__', '\\mathrm{\\_\\_proto\\_\\_}'],
    ['valueOf', '\\mathrm{valueOf}'],
    ['_', '\\mathrm{\\_}'],
    ['_x', '\\mathrm{\\_x}'],
    ['_1', '\\mathrm{\\_1}'],
  ])('writes the name %s as %s', (name, tex) => {
    expect(texOfName(name)).toBe(tex)
  })
})

describe('an Experiment in JSON', () => {
  it.each(['__proto__', 'toString', 'constructor'])('names a key %s that it does not know', (key) => {
    const written = '{ "name": "N", "rule": "theta = theta - eta * g" }'
    const texts = [
      [`{ "${key}": 1 }`, key],
      [`{ "runners": [{ "settings": { "${key}": 1 } }] }`, `runners[0].settings.${key}`],
      [`{ "surface": { "id": "bowl", "settings": { "${key}": 1 } } }`, `surface.settings.${key}`],
      [
        `{ "runners": [{ "optimizer": ${written}, "schedule": { "id": "cosine", "settings": { "${key}": 1 } } }] }`,
        `runners[0].schedule.settings.${key}`,
      ],
      [
        `{ "runners": [{ "optimizer": ${written.replace('{', `{ "${key}": 1,`)} }] }`,
        `runners[0].optimizer.${key}`,
      ],
    ]
    for (const [text = '', path = ''] of texts) {
      const { problems } = parseExperiment(JSON.parse(text))
      expect(problems.filter((line) => line.startsWith(`${path}: not known`))).toHaveLength(1)
    }
  })

  it.each(refused)('refuses a setting and a state %s of a rule with one line', (name) => {
    for (const part of ['settings', 'state']) {
      const { problems } = parseExperiment(
        JSON.parse(
          `{ "runners": [{ "optimizer": { "name": "N", "rule": "theta = theta - eta * g", "${part}": { "${name}": 1 } } }] }`,
        ),
      )
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain(`"${name}" is taken`)
    }
  })
})
