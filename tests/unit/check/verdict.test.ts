/** Planted faults are told apart, and a path by another rule is not explained away. */
import { describe, expect, test } from 'vitest'
import { adam, pointsOf, prints, tableOf, verdictOn } from '../../helpers/checked'

const steps = 60
const surface = { id: 'himmelblau' }
const start = [-0.5, 1.25]

const momentum = {
  optimizer: 'momentum',
  settings: { eta: 0.004, beta: 0.9, weightDecay: 0.05 },
  clip: { norm: 12 },
}
const adamSettings = adam.settings
const momentumSettings = momentum.settings

/** Adam in other words than the list's, with a place for each fault. */
function adamWith(
  parts: Partial<Record<'g' | 'm' | 'v' | 'mHat' | 'vHat' | 'below' | 'before' | 'step', string>>,
): object {
  const rule = [
    parts.g ?? 'h = g + weightDecay theta',
    parts.m ?? 'm = beta1 m + (1 - beta1) h',
    parts.v ?? 'v = beta2 v + (1 - beta2) h^2',
    `mHat = ${parts.mHat ?? 'm / (1 - beta1^t)'}`,
    `vHat = ${parts.vHat ?? 'v / (1 - beta2^t)'}`,
    parts.before ?? '',
    parts.step ?? `theta = theta - eta mHat / (${parts.below ?? 'sqrt(vHat) + epsilon'})`,
  ].join('\n')
  return { ...adam, optimizer: { name: 'Mine', settings: adamSettings, state: { m: 0, v: 0 }, rule } }
}

function momentumWith(rule: string, more: object = {}): object {
  return {
    ...momentum,
    ...more,
    optimizer: { name: 'Mine', settings: momentumSettings, state: { v: 0 }, rule },
  }
}

const on = (runner: object, more: object = {}) => ({ surface, start, steps, runners: [runner], ...more })

/** A fault, the runner that has it, the right one, and what it is called. */
const faults: readonly (readonly [string, object, object, string])[] = [
  ['no bias correction', adamWith({ mHat: 'm', vHat: 'v' }), adam, 'bias correction missing'],
  ['no bias correction of v', adamWith({ vHat: 'v' }), adam, 'bias correction of beta2 missing'],
  ['t from 2', adamWith({ mHat: 'm / (1 - beta1^(t + 1))', vHat: 'v / (1 - beta2^(t + 1))' }), adam, 'bias correction with t + 1'],
  ['ε inside the root', adamWith({ below: 'sqrt(vHat + epsilon)' }), adam, 'ε inside the root'],
  ['ε before the correction', adamWith({ below: '(sqrt(v) + epsilon) / sqrt(1 - beta2^t)' }), adam, 'ε before the bias correction'],
  ['decoupled decay', adamWith({ g: 'h = g', before: 'theta = theta - eta weightDecay theta' }), adam, 'weight decay decoupled'],
  ['no decay', adamWith({ g: 'h = g' }), adam, 'weight decay missing'],
  ['β’s swapped', adamWith({ m: 'm = beta2 m + (1 - beta2) h', v: 'v = beta1 v + (1 - beta1) h^2', mHat: 'm / (1 - beta2^t)', vHat: 'v / (1 - beta1^t)' }), adam, 'beta1 and beta2 swapped'],
  ['a sign', adamWith({ g: 'h = g - weightDecay theta' }), adam, 'a sign'],
  ['no root', adamWith({ below: 'vHat + epsilon' }), adam, 'a root missing'],
  ['the schedule of the step before', { ...adam, schedule: { id: 'constant' }, optimizer: {
    name: 'Late', settings: adamSettings, state: { m: 0, v: 0 },
    rule: `now = 0.01 + (eta - 0.01) (1 + cos(pi max(t - 2, 0) / 80)) / 2
      g = g + weightDecay theta
      m = beta1 m + (1 - beta1) g
      v = beta2 v + (1 - beta2) g^2
      theta = theta - now (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)`,
  } }, adam, 'the schedule one step late'],
  ['Nesterov', momentumWith('g = g + weightDecay theta\nv = beta v + g\ntheta = theta - eta (g + beta v)'), momentum, "with Nesterov's look ahead"],
  ['dampening', momentumWith('g = g + weightDecay theta\nv = beta v + (1 - beta) g\ntheta = theta - eta v'), momentum, 'dampening: the weight 1 − β'],
  ['the old velocity', momentumWith('g = g + weightDecay theta\ntheta = theta - eta v\nv = beta v + g'), momentum, 'v used before its update'],
  ['clipping after the decay', momentumWith('g = g + weightDecay theta\ng = g min(12 / (norm(g) + 1e-6), 1)\nv = beta v + g\ntheta = theta - eta v', { clip: {} }), momentum, 'clipping after the weight decay'],
  ['clipping by value', { ...momentum, clip: { value: 12 } }, momentum, 'clipping by value'],
] // prettier-ignore

describe.each(faults)('%s', (_, faulty, right, name) => {
  const points = pointsOf(on(faulty), steps)

  test.each(Object.entries(prints))('is named from %s', (_, print) => {
    const { comparison, names, words } = verdictOn(on(right), tableOf(points, print))
    expect(comparison.parting).toBeDefined()
    expect(names).toEqual([name])
    expect(words).toContain(`It is explained by: ${name}`)
  })

  test('is found in an own rule in other words', () => {
    const own =
      right === adam ? adamWith({}) : momentumWith('g += weightDecay theta\nv = v beta + g\ntheta -= eta v')
    const { names, closest } = verdictOn(on(own), tableOf(points))
    expect({ names, closest }).toEqual({ names: [name], closest: undefined })
  })

  test('is agreed with where it is the runner’s own rule', () => {
    const { comparison, words } = verdictOn(on(faulty), tableOf(points))
    expect(comparison).toMatchObject({ parting: undefined, horizon: undefined, steps })
    expect(words).toMatch(/^It and the path agree to 1[67] digits over 60 steps\.$/)
  })
})

test('readings that a path cannot tell apart are all named', () => {
  const plain = { ...momentum, clip: {}, settings: { ...momentumSettings, eta: 0.001, weightDecay: 0 } }
  const rule = 'v = beta v + g\ntheta = theta + eta v'
  const up = { ...plain, optimizer: { name: 'Up', settings: momentumSettings, state: { v: 0 }, rule } }
  const { names, words } = verdictOn(on(plain), tableOf(pointsOf(on(up), 12)))
  expect(names).toEqual(['a sign', 'a sign', 'the sign of the gradient'])
  expect(words).toContain(
    'does not tell apart a sign (v = beta * v - g); a sign (theta = theta + eta * v) and the sign of the gradient (g = -g)',
  )
})

describe('a path by a rule that is none of them', () => {
  const strange = {
    name: 'Strange',
    settings: adamSettings,
    state: { m: 0, v: 0 },
    rule: 'm = beta1 m + (1 - beta1) tanh(g)\nv = max(v, norm(m))\ntheta = theta - eta m / (v^0.7 + epsilon)',
  }
  const points = pointsOf(on({ ...adam, optimizer: strange }), steps)

  test.each(Object.entries(prints))('is not explained from %s', (_, print) => {
    const { names, words, comparison } = verdictOn(on(adam), tableOf(points, print))
    expect(comparison.parting?.step).toBe(1)
    expect(names).toEqual([])
    expect(words).toContain('No known reading explains it.')
  })

  test('two faults at once are not explained by one', () => {
    const two = pointsOf(on(adamWith({ vHat: 'v', below: 'sqrt(vHat + epsilon)' })), steps)
    const { names, words } = verdictOn(on(adam), tableOf(two))
    expect(names).toEqual([])
    expect(words).toContain('No known reading explains it.')
  })

  test('a fault that ends half-way is not explained, and the reading that goes furthest is named', () => {
    const missing = pointsOf(on(adamWith({ mHat: 'm', vHat: 'v' })), steps)
    const broken = missing.map((point, step) => (step < 30 ? point : point.map((value) => value + 0.01)))
    const { names, words } = verdictOn(on(adam), tableOf(broken, prints['4 decimals']))
    expect(names).toEqual([])
    expect(words).toContain('The closest, bias correction missing (')
    expect(words).toContain('parts at step 30.')
  })
})

describe('no slip, but', () => {
  test('another rate, another β and another optimizer are named', () => {
    const says = (runner: object) => verdictOn(on(adam), tableOf(pointsOf(on(runner), steps))).names
    expect(says({ ...adam, settings: { ...adamSettings, beta2: 0.999 } })).toEqual([
      'beta2 = 0.999 instead of 0.99',
    ])
    expect(says({ ...adam, optimizer: 'amsgrad' })).toEqual(['the rule of AMSGrad'])
    const plain = { ...adam, schedule: { id: 'constant' } }
    const faster = pointsOf(on({ ...plain, settings: { ...adamSettings, eta: 0.12 } }), steps)
    expect(verdictOn(on(plain), tableOf(faster)).names).toEqual(['eta = 0.12 instead of 0.1'])
  })
})

describe('where a path begins and how it counts', () => {
  const points = pointsOf(on(adam), steps)
  const rows = (from: number, shift: number, every = 1) =>
    ['step,x,y', ...points.flatMap((point, step) => (step < from || step % every ? [] : `${step + shift},${point}`))].join('\n') // prettier-ignore

  test.each([
    ['from 0', rows(0, 0), undefined],
    ['every 10th step', rows(0, 0, 10), undefined],
    ['its start as step 1', rows(0, 1), 'The path calls its start step 1.'],
    ['its first step as step 0', rows(1, -1), 'The path calls the point after the first step step 0.'],
    ['without its start', rows(1, 0), 'The path has no row of its start: it is taken from the experiment.'],
    ['without counting', points.map((point) => point.join(' ')).join('\n'), undefined],
  ])('%s', (_, text, note) => {
    const { comparison, notes } = verdictOn(on(adam), text)
    expect(comparison).toMatchObject({ parting: undefined, steps })
    expect(notes).toEqual(note === undefined ? [] : [note])
  })

  test('at another place: the runner is taken from there', () => {
    const other = pointsOf(on(adam, { start: [1.5, -0.75] }), steps)
    const { comparison, notes } = verdictOn(on(adam), tableOf(other))
    expect(comparison).toMatchObject({ parting: undefined, steps })
    expect(notes).toEqual([
      'The path starts at (1.5, -0.75), not at (-0.5, 1.25): the runner is taken from there.',
    ])
  })

  test('at a place that its digits do not say: it is compared as far as they go', () => {
    const third = pointsOf(on(adam, { start: [1 / 3, -2 / 3] }), steps)
    const { comparison, notes } = verdictOn(on(adam), tableOf(third, prints['4 decimals']))
    expect(comparison.parting).toBeUndefined()
    expect(notes[0]).toMatch(/as far as the digits of that start tell\.$/)
  })

  test('at a place whose digits leave the first step open: it is compared as if they were all', () => {
    const rows = Array.from({ length: 30 }, (_, step) => `${step},-0.5,1.2${(step * step) % 7}`)
    const { comparison } = verdictOn(on(adam), ['step,x,y', ...rows].join('\n'))
    expect(comparison.parting?.step).toBe(1)
  })

  test('with its start alone it is refused', () => {
    expect(() => verdictOn(on(adam), 'step,x,y\n0,-0.5,1.25')).toThrow(
      'the path has only its start, add the rows of its steps',
    )
  })
})
