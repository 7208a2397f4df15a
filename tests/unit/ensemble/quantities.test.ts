/** What an axis can vary, its usual ranges, and ranges that it cannot have. */
import { describe, expect, test } from 'vitest'
import type { Axis } from '../../../src/ensemble/plan'
import {
  atlasAxes,
  axisProblem,
  isOverDomain,
  quantitiesOf,
  quantityOf,
  startsAxes,
  usualAxis,
} from '../../../src/ensemble/quantities'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import * as edits from '../../../src/experiment/edits/edits'
import type { WrittenOptimizer } from '../../../src/experiment/experiment'
import type { FormulaSurface } from '../../../src/surfaces/formula'
import { optimizers } from '../../../src/optimizers/list'
import { surfaces } from '../../../src/surfaces/list'
import { adam, curve, momentum, on, quantity, sgd } from '../../helpers/ensembles'

describe('quantities', () => {
  test('of Adam on Rosenbrock have readable names', () => {
    const found = quantitiesOf(defaultExperiment, adam)
    expect(found.map(({ of, label, value }) => [of, label, value])).toEqual([
      ['start.x', 'x₀', -1.5],
      ['start.y', 'y₀', 1.5],
      ['setting.eta', 'η', 0.3],
      ['setting.beta1', 'β₁', 0.9],
      ['setting.beta2', 'β₂', 0.999],
      ['setting.epsilon', 'ε', 1e-8],
      ['setting.weightDecay', 'weight decay', 0],
      ['surface.a', 'a', 1],
      ['surface.b', 'b', 100],
      ['noise.sigma', 'σ', 0],
      ['seed', 'seed', 1],
    ])
    expect(found.find(({ of }) => of === 'setting.eta')?.spoken).toBe('learning rate η')
  })

  test('a curve has one start, under the name of its parameter; a formula has no shape', () => {
    const flat = edits.setSurface(defaultExperiment, curve)
    expect(quantitiesOf(flat, sgd).map(({ label }) => label)).toEqual([
      'w₀', 'η', 'weight decay', 'σ', 'seed',
    ]) // prettier-ignore
    expect(startsAxes(flat)).toMatchObject({
      x: { of: 'start.x', from: -5, to: 5 },
      y: { of: 'setting.eta' },
    })
    const numbered: FormulaSurface = { formula: 'w1 w2', domain: [[0, 1], [0, 2]], parameters: ['w1', 'w2'] } // prettier-ignore
    const labels = quantitiesOf(edits.setSurface(defaultExperiment, numbered), sgd).map(({ label }) => label)
    expect(labels.slice(0, 2)).toEqual(['start w₁', 'start w₂'])
  })

  test("a runner's own start is its value", () => {
    const own = edits.setStart(defaultExperiment, [0.5, 0.25], momentum)
    expect(quantityOf(own, momentum, 'start.y')?.value).toBe(0.25)
    expect(quantityOf(own, sgd, 'start.y')?.value).toBe(1.5)
  })

  test.each(surfaces.flatMap(({ id }) => optimizers.map((optimizer) => [id, optimizer.id] as const)))(
    'the ready choices and every usual range can be run: %s, %s',
    (surface, optimizer) => {
      const race = on(surface, [optimizer])
      const problems = (axes: { x: Axis; y: Axis }): unknown[] =>
        [axes.x, axes.y].map((axis) => axisProblem(axis, quantityOf(race, 0, axis.of)))
      expect(problems(startsAxes(race))).toEqual([undefined, undefined])
      expect(problems(atlasAxes(race, 0))).toEqual([undefined, undefined])
      for (const quantity of quantitiesOf(race, 0))
        expect(axisProblem(usualAxis(race, quantity), quantity)).toBeUndefined()
      const { x } = atlasAxes(race, 0)
      const eta = quantityOf(race, 0, 'setting.eta')
      expect(x).toMatchObject({ of: 'setting.eta', scale: 'log' })
      expect(x.from).toBeGreaterThanOrEqual(eta?.setting.min ?? 0)
      expect(x.to).toBeLessThanOrEqual(eta?.setting.max ?? 0)
      expect(x.from).toBeLessThan(eta?.value ?? 0)
      expect(x.to).toBeGreaterThan(eta?.value ?? 0)
    },
  )

  test.each(surfaces)('the starts of $id are its domain', ({ id, domain }) => {
    const { x, y } = startsAxes(on(id, ['sgd']))
    const ranges = [x, y].filter(({ of }) => of.startsWith('start.')).map(({ from, to }) => [from, to])
    expect(ranges).toEqual(domain)
  })

  test.each([
    ['sgd', 'setting.weightDecay'],
    ['momentum', 'setting.beta'],
    ['adagrad', 'setting.epsilon'],
    ['rmsprop', 'setting.rho'],
    ['adam', 'setting.beta1'],
    ['lion', 'setting.beta1'],
    ['signsgd', 'start.x'],
    ['rprop', 'setting.decrease'],
    ['sam', 'setting.rho'],
    ['newton', 'setting.damping'],
  ])('the atlas of %s is η and %s', (id, other) => {
    const { x, y } = atlasAxes(on('bowl', [id]), 0)
    expect([x.of, y.of]).toEqual(['setting.eta', other])
  })

  test('usual ranges of Adam on Rosenbrock', () => {
    const usual = (of: string): Axis => usualAxis(defaultExperiment, quantity(of))
    expect(usual('setting.eta')).toEqual({ of: 'setting.eta', from: 0.0002, to: 10, scale: 'log' })
    expect(usual('setting.beta1')).toMatchObject({ from: 0, to: 0.9999, scale: 'linear' })
    expect(usual('setting.epsilon')).toMatchObject({ from: 1e-12, to: 1, scale: 'log' })
    expect(usual('surface.b')).toMatchObject({ from: 1, to: 200, scale: 'log' })
    expect(usual('noise.sigma')).toMatchObject({ from: 0, to: 20, scale: 'linear' })
    expect(usual('seed')).toMatchObject({ from: 1, to: 256, scale: 'linear' })
  })

  test.each([
    ['eta', 0],
    ['eta', 1e-300],
    ['eta', 1e-9],
    ['eta', 250],
    ['eta', 1e12],
    ['beta1', 0.99999999],
    ['epsilon', 0],
    ['epsilon', 7],
  ])('a value beyond the slider has a range that can be run: %s = %d', (name, value) => {
    const race = edits.setRunnerSetting(defaultExperiment, adam, name, value)
    for (const of of ['setting.eta', `setting.${name}`]) {
      const found = quantityOf(race, adam, of)
      expect(found && axisProblem(usualAxis(race, found), found)).toBeUndefined()
    }
    const axis = usualAxis(race, quantity(`setting.${name}`, race))
    const isInside = axis.from <= value && value <= axis.to
    expect(isInside).toBe(![0, 1e-300, 0.99999999].includes(value))
  })

  test('the last seed, and settings of a written optimizer, have ranges too', () => {
    const late = edits.setSeed(defaultExperiment, 0xffffffff)
    expect(usualAxis(late, quantity('seed', late))).toMatchObject({ from: 0xffffffff - 255, to: 0xffffffff })
    const race = edits.setOptimizer(defaultExperiment, sgd, written)
    for (const each of quantitiesOf(race, sgd))
      expect(axisProblem(usualAxis(race, each), each), each.of).toBeUndefined()
    const { x, y } = atlasAxes(race, sgd)
    expect([x.of, y.of]).toEqual(['setting.eta', 'setting.every'])
    expect(y).toMatchObject({ from: 1, to: 9 })
  })
})

const written: WrittenOptimizer = {
  name: 'Mine',
  settings: {
    eta: { default: 0.02, min: 1e-5, max: 1, scale: 'log' },
    every: { default: 3, min: 0.5, max: 9.5, scale: 'linear', integer: true },
    sign: { default: 0, min: -1e12, max: 1e12, scale: 'linear' },
    tiny: { default: 1e-300, min: 1e-310, max: 1e-290, scale: 'log' },
    close: { default: 0.5, min: 0, max: 0.99999999, scale: 'linear' },
  },
  state: {},
  rule: 'theta = theta - eta g * every * sign * tiny * close',
}

/** Axis → what is wrong with it. */
const badAxes: [Partial<Axis> & { of: string }, string | undefined][] = [
  [{ of: 'setting.beta1', from: 0, to: 0.9999 }, undefined],
  [{ of: 'setting.beta1', from: 0.9, to: 0.5 }, 'from 0.9 to 0.5: the range is reversed, the first number must be the lower one'],
  [{ of: 'setting.beta1', from: 0.9, to: 0.9 }, 'from 0.9 to 0.9: the range is empty, the first number must be the lower one'],
  [{ of: 'setting.beta1', from: 0.9, to: 1 }, 'from 0.9 to 1: 1 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: 0.9, to: 0.99999999 }, 'from 0.9 to 0.99999999: 0.99999999 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: -1, to: 0.5 }, 'from -1 to 0.5: -1 is not a value of β₁, which takes 0 to just below 1'],
  [{ of: 'setting.beta1', from: 0, to: 0.9, scale: 'log' }, 'log axis from 0: a log axis needs numbers above 0'],
  [{ of: 'start.x', from: -1, to: 3, scale: 'log' }, 'log axis from -1: a log axis needs numbers above 0'],
  [{ of: 'start.x', from: 1, to: 3, scale: 'log' }, undefined],
  [{ of: 'start.x', from: -1e13, to: 3 }, 'from -10000000000000 to 3: -10000000000000 is not a value of x₀, which takes -1e12 to 1e12'],
  [{ of: 'setting.eta', from: 1e-300, to: 3, scale: 'log' }, 'log axis from 1e-300: the runs are in float32, which begins at 1.2e-38'],
  [{ of: 'setting.eta', from: 0, to: Number.POSITIVE_INFINITY }, 'from 0 to Infinity: Infinity is not a value of η, which takes 0 to 1e12'],
  [{ of: 'setting.eta', from: Number.NaN, to: 1 }, 'from NaN to 1: NaN is not a value of η, which takes 0 to 1e12'],
  [{ of: 'noise.sigma', from: 0, to: 1e7 }, 'from 0 to 10000000: 10000000 is not a value of σ, which takes 0 to 1000000'],
  [{ of: 'seed', from: 0, to: 0xffffffff }, undefined],
  [{ of: 'seed', from: 0, to: 1.5 }, 'from 0 to 1.5: 1.5 is not a value of seed, which takes whole numbers, 0 to 4294967295'],
  [{ of: 'setting.rho' }, 'setting.rho is no quantity here: choose another'],
] // prettier-ignore

test.each(badAxes)('axis %j', (part, problem) => {
  const axis: Axis = { from: 0, to: 1, scale: 'linear', ...part }
  expect(axisProblem(axis, quantityOf(defaultExperiment, adam, axis.of))).toBe(problem)
})

test('a map can be draped only if x is across and y is up', () => {
  const { x, y } = startsAxes(defaultExperiment)
  expect(isOverDomain({ x, y })).toBe(true)
  expect(isOverDomain({ x: y, y: x })).toBe(false)
  expect(isOverDomain(atlasAxes(defaultExperiment, sgd))).toBe(false)
})
