/** A rule's momenta and decays, found from its graph, and the preconditioner that follows from all of them. */
import { describe, expect, test } from 'vitest'
import { decay, rate } from '../../../src/math/setting'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { optimizers } from '../../../src/optimizers/list'
import { internalsOf } from '../../../src/run/internals'
import { race } from '../../../src/run/race'

const settings = { eta: rate(0.05), beta1: decay(0.9), beta2: decay(0.99), mu: decay(0.7) }

function memoryOf(rule: string, state: Record<string, number | string>) {
  const { momenta, decays } = compileOptimizer({ name: 'own', settings, state, rule })
  return { momenta: Object.fromEntries(momenta.map((each) => [each.state, each.decays])), decays }
}

test('the momenta and decays of every listed optimizer', () => {
  const found = optimizers.map((optimizer) => {
    const { momenta, decays } = compileOptimizer(optimizer)
    return [
      optimizer.id,
      momenta.map((each) => `${each.state}: ${each.decays.join(' ')}`).join(),
      decays.join(' '),
    ]
  })
  expect(found).toEqual([
    ['sgd', '', ''],
    ['momentum', 'v: beta', 'beta'],
    ['nesterov', 'v: beta', 'beta'],
    ['adagrad', '', ''],
    ['rmsprop', '', 'rho'],
    ['adadelta', '', 'rho'],
    ['adam', 'm: beta1', 'beta1 beta2'],
    ['amsgrad', 'm: beta1', 'beta1 beta2'],
    ['adamw', 'm: beta1', 'beta1 beta2'],
    ['adamax', 'm: beta1', 'beta1'],
    ['nadam', 'm: beta1', 'beta1 beta2'],
    ['radam', 'm: beta1', 'beta1 beta2'],
    ['adabelief', 'm: beta1', 'beta1 beta2'],
    ['yogi', 'm: beta1', 'beta1'],
    ['lion', 'm: beta1 beta2', 'beta1 beta2'],
    ['signsgd', '', ''],
    ['rprop', '', ''],
    ['sam', '', ''],
    ['newton', '', ''],
    ['armijo', '', ''],
    ['conjugateGradient', '', ''],
    ['lbfgs', '', ''],
    ['qhadam', 'm: beta1', 'beta1 beta2'],
    ['adan', 'm: beta1', 'beta1 beta2 beta3'],
    ['lookahead', 'm: beta1', 'beta1 beta2'],
    ['signum', 'm: beta', 'beta'],
    ['scheduleFree', '', ''],
    ['polyak', '', ''],
    ['barzilaiBorwein', '', ''],
    ['adahessian', 'm: beta1', 'beta1 beta2'],
    ['sophia', 'm: beta1', 'beta1'],
    ['sgld', '', ''],
  ])
})

describe('of rules of one’s own', () => {
  test.each([
    ['two averages, each with its decay', 'm = beta1 m + (1 - beta1) g\nn = mu n + (1 - mu) g\ntheta = theta - eta (m + n)', { m: ['beta1'], n: ['mu'] }],
    ['an average of an average', 'm = beta1 m + (1 - beta1) g\nn = mu n + (1 - mu) m\ntheta = theta - eta n', { m: ['beta1'], n: ['mu'] }],
    ['an average that is read before it is filled', 'n = mu n + (1 - mu) m\nm = beta1 m + (1 - beta1) g\ntheta = theta - eta n', { m: ['beta1'], n: ['mu'] }],
    ['an average as a step towards the gradient', 'm = m + (1 - beta1) (g - m)\ntheta = theta - eta m', { m: ['beta1'], n: undefined }],
    ['an average and the square of one', 'm = beta1 m + (1 - beta1) g\nn = beta2 n + (1 - beta2) m^2\ntheta = theta - eta m / (sqrt(n) + 0.1)', { m: ['beta1'], n: undefined }],
    ['the gradient of the step before, which is no momentum', 'm = g - n\nn = g\ntheta = theta - eta (g + mu m)', { m: undefined, n: undefined }],
    ['a decay that is a number', 'm = 0.9 m + 0.1 g\ntheta = theta - eta m', { m: [], n: undefined }],
  ] as const)('%s', (_, rule, expected) => {
    const { momenta } = memoryOf(rule, { m: 0, n: 0 })
    expect({ m: momenta['m'], n: momenta['n'] }).toEqual(expected)
  }) // prettier-ignore

  test('a place that descends by itself is no momentum, and its share of the gradient still counts', () => {
    const rule = 'm = m - eta g\ntheta = (theta + m) / 2'
    expect(memoryOf(rule, { m: 'theta' }).momenta).toEqual({})
    expect(memoryOf(rule, { m: 0 }).momenta).toEqual({ m: [] })
  })

  test('decays of momenta come before those of other states', () => {
    const rule = 'n = beta2 n + (1 - beta2) g^2\nm = mu m + g\ntheta = theta - eta m / (sqrt(n) + 0.1)'
    expect(memoryOf(rule, { m: 0, n: 0 }).decays).toEqual(['mu', 'beta2'])
  })
})

describe('P treats all momenta alike', () => {
  const eta = 0.05
  const two = 'm = beta1 m + (1 - beta1) g\nn = mu n + (1 - mu) g\n'
  test.each([
    ['the mean of two averages is plain descent', `${two}theta = theta - eta (m + n) / 2`, () => eta],
    ['what two averages differ by goes nowhere', `${two}theta = theta - eta (g + m - n)`, () => eta],
    ['a gradient and two averages', `${two}theta = theta - eta (0.5 g + 0.3 m + 0.2 n)`, () => eta],
    ['two sums', 'm = beta1 m + g\nn = mu n + g\ntheta = theta - eta (m + n) / 2', () => eta],
    ['an average of an average', 'm = beta1 m + (1 - beta1) g\nn = mu n + (1 - mu) m\ntheta = theta - eta n', () => eta],
    ['an average read before it is filled', 'n = mu n + (1 - mu) m\nm = beta1 m + (1 - beta1) g\ntheta = theta - eta n', () => eta],
    ['an average in two lines', 'm = beta1 m\nm = m + (1 - beta1) g\ntheta = theta - eta m', () => eta],
    ['a sum of steps, uphill', 'm = mu m - eta g\ntheta = theta + m', () => eta],
    ['an average of steps', 'm = beta1 m + (1 - beta1) eta g\ntheta = theta - m', () => eta],
    ['averages as steps towards the gradient', 'm = m + (1 - beta1) (g - m)\nn = n + (1 - mu) (g - n)\ntheta = theta - eta (m + n) / 2', () => eta],
    ['the gradient kept as a state', 'm = g\ntheta = theta - eta m', () => eta],
    ['an average, and one of differences of the gradient', 'm = beta1 m + (1 - beta1) g\nv = mu v + (1 - mu) (g - n)\nn = g\ntheta = theta - eta (m + mu v)', () => eta],
    ['AdEMAMix', 'm = beta1 m + (1 - beta1) g\nn = beta2 n + (1 - beta2) g\nv = 0.99 v + 0.01 g^2\ntheta = theta - eta (m / (1 - beta1^t) + 5 n) / (sqrt(v / (1 - 0.99^t)) + 0.001)',
      (t: number, v: number) => (eta * (1 / (1 - 0.9 ** t) + 5)) / (Math.sqrt(v / (1 - 0.99 ** t)) + 0.001)],
    ['an average of what has been divided', 'v = 0.99 v + 0.01 g^2\nm = beta1 m + (1 - beta1) g / (sqrt(v) + 0.1)\ntheta = theta - eta m', (_: number, v: number) => eta / (Math.sqrt(v) + 0.1)],
  ] as const)('%s', (_, rule, expected) => {
    const own = { name: 'own', settings, state: { m: 0, n: 0, v: 0 }, rule }
    const values = { eta, beta1: 0.9, beta2: 0.99, mu: 0.7 }
    const formula = 'x^2 + 3 y^2 + 0.5 x y'
    const ground = race({
      surface: { formula, parameters: ['x', 'y'], domain: [[-3, 3], [-3, 3]] },
      start: [1.7, -1.2],
      steps: 20,
      turn: 'step',
      seed: 3,
      noise: { sigma: 0, shared: true },
      runners: [{ optimizer: own, settings: values, schedule: { id: 'constant', settings: {} }, clip: {} }],
      changes: [],
    })
    for (const step of [0, 1, 9]) {
      const update = ground.runs[0]?.update(step)
      if (!update) throw new Error('no update')
      for (const i of [0, 1]) {
        const rate = expected(step + 1, update.names['v']?.[i] ?? 0)
        expect(update.preconditioner[i]?.[i], `step ${step}`).toBeCloseTo(rate, 12)
        expect(update.preconditioner[i]?.[1 - i], `step ${step}`).toBeCloseTo(0, 14)
      }
      // So λ is what plain descent meets along the same step, and its limit is 2/λ.
      const { curvature, stability } = internalsOf(ground.loss, update)
      const isPlain = [0, 1].every((i) => Math.abs((update.preconditioner[i]?.[i] ?? 0) - eta) < 1e-12)
      if (!isPlain || curvature === undefined) continue
      expect(stability?.lambda).toBeCloseTo(curvature, 9)
      expect(stability?.limit).toBeCloseTo(2 / curvature, 9)
    }
  }) // prettier-ignore
})
