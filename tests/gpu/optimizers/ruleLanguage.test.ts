/** What a rule can say, on the GPU: loops, Hessian, random numbers, components. Each step as in float64. */
import { afterAll, expect, it } from 'vitest'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { runOfCell } from '../../../src/ensemble/cell'
import { defaults } from '../../../src/math/setting'
import type { RacePlan, RunnerPlan } from '../../../src/run/plan'
import { engine } from '../../helpers/ensembleGpu'
import { axis, ensemble, racePlan, starts } from '../../helpers/ensemblePlans'

const gpu = engine()
afterAll(() => gpu.dispose())

function runner(text: string, more: Partial<RunnerPlan> = {}): RunnerPlan {
  const optimizer = readRule(text, 'Written')
  const settings = defaults(optimizer.settings)
  return { optimizer, settings, schedule: { id: 'constant', settings: {} }, clip: {}, ...more }
}

const armijo = [
  'setting c = 0.3',
  'p = -g',
  'a = 1',
  'repeat 20 while loss(theta + a p) > loss + c a dot(g, p)',
  '  a = a / 2',
  'end',
  'theta = theta + a p',
].join('\n')

/** Two terms of (1 − ηH)ᵏg in an inner loop, with a loop in it that counts to 3. */
const inner = [
  'setting eta = 0.002',
  's = 0 g',
  'r = g',
  'repeat 4',
  '  k = 0',
  '  repeat 9 while k < 3',
  '    k = k + 1',
  '    s = s + r / 3',
  '  end',
  '  r = r - eta hess(r)',
  'end',
  'theta = theta - eta s',
].join('\n')

const noise = { sigma: 0, shared: false }
const rules: Record<string, [text: string, more?: Partial<RacePlan>, its?: Partial<RunnerPlan>]> = {
  'a line search': [armijo],
  'a line search with clipping': [armijo, {}, { clip: { norm: 2 } }],
  'loops in a loop': [inner],
  'products with the Hessian': ['setting eta = 1e-6\ntheta = theta - eta (hess(g) + g * hessDiag)'],
  'random numbers': ['theta = theta - 1e-3 g + 0.1 normal() + 0.1 random()', { noise }],
  'random numbers in a loop': [
    's = 0 g\nrepeat 3\n  s = s + normal()\nend\ntheta = theta + 0.1 s[0] + 0.01 s[1]',
    { noise },
  ],
  // A float32 has no room for a number of the turn that grows with every depth.
  'random numbers in a loop in a loop in a loop': [
    'k = 0\na = 0\nb = 0\nrepeat 32\n  k = k + 1\n  repeat 2\n    repeat 2\n      r = random()[0]\n      a = k == 1 ? r : a\n      b = k > 17 ? r + b : b\n    end\n  end\nend\ntheta = theta + 0.1 a - 0.01 b',
    { noise },
  ],
  'a state that begins at the start': [
    'state slow = theta\nslow = slow - 1e-3 g\ntheta = 0.5 (theta + slow)',
  ],
  'components and reductions': [
    'theta = theta - 1e-3 vec(g[1], g[0]) * (1 + n / T) / (1 + norm(g, 1) + norm(g, inf) + max(g) - min(g))',
  ],
  logic: ['theta = theta - 1e-3 g * (g > 0 && not t == 2 || theta > 1 ? 1 : 2)'],
}
const steps = 3

it.for(Object.entries(rules))('%s', { timeout: 120_000 }, async ([, [text, more, its]]) => {
  const plan = starts(racePlan('himmelblau', runner(text, its), { steps, ...more }), 12)
  const ends = await gpu.ends(plan)
  let far = 0
  for (let cell = 0; cell < 144; cell += 1) {
    const { points } = runOfCell(plan, cell % 12, Math.floor(cell / 12))
    for (const part of [0, 1]) {
      const expected = points[3 * steps + part] ?? Number.NaN
      expect(Number.isFinite(expected)).toBe(true)
      const isNear =
        Math.abs((ends[4 * cell + part] ?? Number.NaN) - expected) <= 1e-4 * (1 + Math.abs(expected))
      if (!isNear) far += 1
    }
  }
  // A test that is nearly a tie may come out otherwise in float32.
  expect(far).toBeLessThanOrEqual(text === armijo ? 6 : 0)
})

it('the bytes do not depend on how steps are taken', { timeout: 120_000 }, async () => {
  const text =
    'state slow = theta\nslow = slow - 1e-3 g + 0.1 normal()\ntheta = 0.5 (theta + slow) + 1e-3 loss / (9 + loss)'
  const plan = starts(racePlan('himmelblau', runner(text), { steps: 70, noise }), 16)
  const expected = await gpu.bytes(plan, 7)
  expect(await gpu.bytes(plan, 'fused')).toEqual(expected)
  expect(new Set(expected).size).toBeGreaterThan(100)
})

it('a setting along an axis reaches into a loop', { timeout: 120_000 }, async () => {
  const race = racePlan('himmelblau', runner(armijo), { steps: 1 })
  const plan = ensemble(race, axis('setting.c', 0.01, 0.9), axis('start.y', -3, 3), 12, 12)
  const ends = await gpu.ends(plan)
  const places = new Set<number>()
  for (let cell = 0; cell < 144; cell += 1) {
    const { points } = runOfCell(plan, cell % 12, Math.floor(cell / 12))
    expect(Math.abs((ends[4 * cell] ?? Number.NaN) - (points[3] ?? Number.NaN))).toBeLessThan(1e-3)
    places.add(points[3] ?? Number.NaN)
  }
  expect(places.size).toBeGreaterThan(12)
})

it('a state without numbers where the slope is 0 takes the step back, whichever way the steps are taken', async () => {
  // All runs are at the minimum after one step. Then every third step has a state of 0/0, and would go on from there.
  const text = [
    'state m = 0',
    'state s = 0',
    'm = g / (mod(t, 3) == 0 ? norm(g) : norm(g) + 1)',
    's = s + 1',
    'theta = theta - 0.5 g + (mod(t, 3) == 0 ? 1e-20 s : 0)',
  ].join('\n')
  const surface = { id: 'bowl', settings: { kappa: 1 } }
  const plan = starts(racePlan('bowl', runner(text), { steps: 71, surface }), 8)
  const expected = await gpu.bytes(plan, 7)
  expect(await gpu.bytes(plan, 'fused')).toEqual(expected)
  const numbers = new Float32Array(expected.buffer)
  expect(numbers.every((number) => Number.isFinite(number))).toBe(true)
  const records = Array.from({ length: 64 }, (_, cell) => numbers[4 * cell + 3] ?? Number.NaN)
  for (const record of records) expect(record).toBeGreaterThan(0)
})

it('0/0 at rest is an arrival, whichever way the steps are taken', { timeout: 120_000 }, async () => {
  const text = 'theta = theta - 0.5 g * norm(g) / norm(g)'
  const surface = { id: 'bowl', settings: { kappa: 1 } }
  const race = racePlan('bowl', runner(text), { steps: 70, surface })
  const plan = starts(race, 8)
  for (const passes of [7, 'fused'] as const) {
    const bytes = await gpu.bytes(plan, passes)
    const numbers = new Float32Array(bytes.buffer)
    const records = Array.from({ length: 64 }, (_, cell) => numbers[4 * cell + 3] ?? Number.NaN)
    for (const record of records) expect(record).toBeGreaterThan(0)
    expect(bytes).toEqual(await gpu.bytes(plan, 70))
  }
  expect(runOfCell(plan, 3, 4).divergedAt).toBeUndefined()
})
