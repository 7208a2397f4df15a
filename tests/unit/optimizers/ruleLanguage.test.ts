/** What a rule can say: each against a number worked out by hand, or against a rule that says it otherwise. */
import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { race } from '../../../src/run/race'
import { turnsOfRunner } from '../../../src/run/runnerTurns'
import { costInWords } from '../../../src/run/turns'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { placeOf, refusalOfRule, writtenPlan, writtenRun } from '../../helpers/writtenRun'

/** On x² + 3y² from (1, −2): L = 13, g = (2, −12), H = diag(2, 6). */
const after = (rule: string, steps = 1, more: object = {}): number[] =>
  placeOf(writtenRun(rule, { steps, ...more }))

describe('a rule steps to what it says', () => {
  it.each<[string, string, number[]]>([
    ['the loss', 'theta = theta - loss', [1 - 13, -2 - 13]],
    ['the loss elsewhere', 'theta = theta - loss(2 theta)', [1 - 52, -2 - 52]],
    ['L of the step, not of a new theta', 'theta = 0 theta\ntheta = theta + loss', [13, 13]],
    ['a product with the Hessian', 'theta = theta - 0.1 hess(g)', [1 - 0.4, -2 + 7.2]],
    ['the diagonal', 'theta = theta - g / hessDiag', [0, 0]],
    ['components', 'theta = theta - vec(g[0], 0)', [-1, -2]],
    ['components of brackets', 'theta = theta + vec((2 g)[1], theta[0])', [1 - 24, -1]],
    ['a sum', 'theta = theta + sum(g)', [-9, -12]],
    ['a mean', 'theta = theta + mean(g)', [-4, -7]],
    ['min and max', 'theta = theta + vec(min(g), max(g))', [-11, 0]],
    ['the 1-norm', 'theta = theta + norm(g, 1)', [15, 12]],
    ['the 2-norm', 'theta = theta + norm(vec(3, 4), 2)', [6, 3]],
    ['the max-norm', 'theta = theta + norm(g, inf)', [13, 10]],
    ['n', 'theta = theta + n', [3, 0]],
    ['T', 'theta = theta + T', [2, -1]],
  ])('%s', (_, rule, expected) => {
    const found = after(rule)
    expect(found[0]).toBeCloseTo(expected[0] ?? Number.NaN, 12)
    expect(found[1]).toBeCloseTo(expected[1] ?? Number.NaN, 12)
  })

  it('T is the number of steps', () => {
    expect(after('theta = theta + T', 5)[0]).toBe(1 + 25)
  })

  it('a state begins at the start, also as a formula of it', () => {
    const rule = 'state slow = theta\nstate far = 2 theta + 1\ntheta = slow + far'
    expect(after(rule)).toEqual([1 + 3, -2 - 3])
  })

  it('a loop turns, with names that are carried', () => {
    const rule = 'a = 1\nb = 1\nrepeat 10\n  c = a + b\n  a = b\n  b = c\nend\ntheta = 0 theta + b'
    expect(after(rule)[0]).toBe(144)
  })

  it('a loop stops at its test', () => {
    expect(after('a = 64\nrepeat 20 while a > 3\n  a = a / 2\nend\ntheta = 0 theta + a')[0]).toBe(2)
    expect(after('a = 64\nrepeat 20 while a > 99\n  a = a / 2\nend\ntheta = 0 theta + a')[0]).toBe(64)
    expect(after('a = 64\nrepeat 3 while a > 1\n  a = a / 2\nend\ntheta = 0 theta + a')[0]).toBe(8)
  })

  it('loops in loops turn', () => {
    const rule =
      'k = 0\nrepeat 5\n  j = 0\n  repeat 100 while j < 3\n    j = j + 1\n    k = k + j\n  end\nend\ntheta = 0 theta + k'
    expect(after(rule)[0]).toBe(30)
  })

  it('a name that becomes a vector in a loop is one after it', () => {
    expect(after('p = 0\nrepeat 2\n  p = p + g\nend\ntheta = theta - p')).toEqual([-3, 22])
  })

  it('a vector may be wanted of a name that a later line makes one', () => {
    // g is (2, −12) and then, at (0.8, −0.8), (1.6, −4.8): their product is 60.8.
    expect(after('state old = 0\nk = dot(g, old)\nold = g\ntheta = theta - 0.1 g + k', 2)).toEqual(
      [0.8 - 0.16 + 60.8, -0.8 + 0.48 + 60.8].map((value) => expect.closeTo(value, 12)),
    )
    expect(after('state s = 0\nstate r = 0\nk = dot(s, g) + loss(s)\ns = r + g\nr = s\ntheta = 0 theta + k')[0]).toBe(0) // prettier-ignore
    expect(after('state old = 0\nk = old[1]\nold = theta\ntheta = theta + k', 2)).toEqual([-1, -4])
    expect(after('p = 0\nk = 0\nrepeat 2\nk = k + dot(p, g)\np = p + g\nend\ntheta = 0 theta + k')[0]).toBe(148) // prettier-ignore
  })

  it('an Armijo search is what a person would work out', () => {
    const rule = [
      'setting c = 0.5',
      'p = -g',
      'a = 1',
      'repeat 20 while loss(theta + a p) > loss + c a dot(g, p)',
      '  a = a / 2',
      'end',
      'theta = theta + a p',
    ].join('\n')
    // Worked out along p = −g: L(θ − a g) = (1 − 2a)² + 12(1 − 6a)², ‖g‖² = 148.
    let [x, y] = [1, -2]
    for (let step = 0; step < 3; step += 1) {
      const [gx, gy] = [2 * x, 6 * y]
      let a = 1
      const loss = (b: number): number => (x - b * gx) ** 2 + 3 * (y - b * gy) ** 2
      while (loss(a) > loss(0) - 0.5 * a * (gx * gx + gy * gy)) a /= 2
      ;[x, y] = [x - a * gx, y - a * gy]
    }
    const found = after(rule, 3)
    expect(found[0]).toBeCloseTo(x, 12)
    expect(found[1]).toBeCloseTo(y, 12)
  })

  it('names of its own come before those that every rule has', () => {
    const rule =
      'setting T = 2 from 0 to 9\nstate n = 1\nloss = 3\nn = n + 1\nsum = 1\ntheta = 0 theta + T + n + loss + sum'
    expect(after(rule)[0]).toBe(2 + 2 + 3 + 1)
  })
})

describe('random numbers', () => {
  const drawn = (rule: string, more: object = {}): number[][] => {
    const run = writtenRun(rule, { steps: 400, formula: '0 x + 0 y', start: [0, 0], ...more })
    return [0, 1].map((axis) => Array.from({ length: 400 }, (_, step) => run.points[3 * (step + 1) + axis] ?? Number.NaN)) // prettier-ignore
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length

  it('are even, or normal, and differ by component, step, call and line', () => {
    const [even = [], other = []] = drawn('theta = random()')
    const [bell = []] = drawn('theta = normal()')
    const [twice = []] = drawn('theta = normal() - normal()')
    const [lines = []] = drawn('a = normal()\nb = normal()\ntheta = a - b')
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...even)).toBeLessThan(1)
    expect(Math.abs(mean(even) - 0.5)).toBeLessThan(0.05)
    expect(Math.abs(mean(bell))).toBeLessThan(0.2)
    expect(Math.abs(mean(bell.map((value) => value * value)) - 1)).toBeLessThan(0.25)
    for (const difference of [twice, lines])
      expect(Math.abs(mean(difference.map((value) => value * value)) - 2)).toBeLessThan(0.5)
    expect(new Set([...even, ...other]).size).toBeGreaterThan(795)
  })

  it('come again with the seed, and with another seed do not', () => {
    const rule = 'theta = random()'
    expect(drawn(rule)).toEqual(drawn(rule))
    expect(drawn(rule, { seed: 2 })[0]?.[0]).not.toBe(drawn(rule)[0]?.[0])
  })

  it('differ from turn to turn', () => {
    const [sums = []] = drawn('s = 0 theta\nrepeat 2\n  s = s + normal()\nend\ntheta = s')
    const [squares = []] = drawn('s = 0 theta\nrepeat 1\n  s = s + normal()\nend\ntheta = 2 s')
    expect(Math.abs(mean(sums.map((value) => value * value)) - 2)).toBeLessThan(0.5)
    expect(Math.abs(mean(squares.map((value) => value * value)) - 4)).toBeLessThan(1)
  })
})

describe('what a step costs', () => {
  const costOf = (rule: string): number =>
    compileOptimizer(readRule(rule, 'Cost')).rule({ parameters: ['x', 'y'], formula: 'x^2 + 3 y^2' })
      .evaluations

  it.each<[string, number]>([
    ['theta = theta - eta * g', 1],
    ['theta = theta - eta * g * loss', 1],
    ['theta = theta - eta * loss(theta + 1)', 1],
    ['theta = theta - eta * g * loss(theta + 1)', 2],
    ['theta = theta - eta * grad(theta + 1)', 1],
    ['theta = theta - eta * grad(theta + 1) * loss(theta + 1)', 1],
    ['theta = theta - eta * (g + grad(theta + 1))', 2],
    ['theta = theta - eta * grad(theta)', 1],
    ['theta = theta - eta * hess(g)', 2],
    ['theta = theta - eta * (hess(g) + hess(theta))', 3],
    ['theta = theta - eta * g / hessDiag', 3],
    ['theta = theta - eta * solve(g, 1)', 3],
    ['theta = theta - eta', 1],
  ])('%s', (rule, evaluations) => {
    expect(costOf(rule)).toBe(evaluations)
  })

  /** Of each step, in a race of three. */
  const spentOf = (rule: string, more: object = {}): number[] => {
    const { evaluationsAfter } = writtenRun(rule, more)
    return [...(evaluationsAfter ?? [])].map((sum, step, all) => sum - (all[step - 1] ?? 0)).slice(1)
  }

  it('counts the tests and the turns that a step took', () => {
    // Turns 1, 2, 3 times, each with a gradient; a test more than turns, each with a value.
    const rule =
      'k = 0\nrepeat 20 while k < t + 0 loss(theta + k)\n  k = k + 1\n  theta = theta - 0.01 grad(theta)\nend\ntheta = theta - 0.01 g'
    expect(spentOf(rule)).toEqual([1 + 2 + 1, 1 + 3 + 2, 1 + 4 + 3])
  })

  it('counts no test after the last turn of the bound', () => {
    expect(
      spentOf('k = 0\nrepeat 5 while loss(theta + k) > -1\n  k = k + 1\nend\ntheta = theta - eta * g'),
    ).toEqual([6, 6, 6])
  })

  it('counts what stays the same in all turns once, and a place of test and turn once', () => {
    const once = 'a = 0\nrepeat 5\n  a = a + loss(theta + 1)\nend\ntheta = theta - eta * a * g'
    expect(costOf(once)).toBe(2)
    const shared =
      'k = 0\nrepeat 2 while loss(theta + k) > -1\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - eta * g'
    expect(spentOf(shared)).toEqual([3, 3, 3])
  })

  it('counts loops in loops', () => {
    const rule =
      'k = 0\nrepeat 3\n  repeat 2\n    k = k + 1 + 0 loss(theta + k)\n  end\nend\ntheta = theta - eta * g'
    expect(spentOf(rule)).toEqual([7, 7, 7])
  })

  it('a race that counts evaluations ends where the next step would not fit', () => {
    const rule = 'k = 0\nrepeat 20 while k < t\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - 0.1 g'
    const run = writtenRun(rule, { turn: 'gradient', steps: 10 })
    expect([...(run.turnsAfter ?? [])]).toEqual([0, 2, 5, 9])
    expect(run.steps).toBe(3)
    expect(run.points).toHaveLength(12)
  })

  it('a run that is lost costs what its steps took until then', () => {
    const rule = 'k = 0\nrepeat 4\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta + 0 k + g'
    const plan = writtenPlan(rule, { turn: 'gradient', steps: 5000 })
    const [run] = race(plan).runs
    expect(run?.divergedAt).toBeGreaterThan(9)
    expect(run && costInWords(run)).toBe('5')
    expect(turnsOfRunner(plan, 0)).toMatchObject({ steps: 1000, turnsPerStep: 5 })
  })

  it('T is the same in a race and in the ensemble of its runner', () => {
    const rule =
      'k = 0\nrepeat 2\n  k = k + 1 + 0 loss(theta + k)\nend\ntheta = theta - 0.01 g * (1 - t / T) + 0 k'
    const plan = writtenPlan(rule, { turn: 'gradient', steps: 60 })
    const { steps, total } = turnsOfRunner(plan, 0)
    expect([steps, total]).toEqual([20, 60])
    const [own] = race(plan).runs
    const [cell] = race({ ...plan, steps, turn: 'step', ...(total !== undefined && { total }) }).runs
    expect(cell && placeOf(cell, 10)).toEqual(own && placeOf(own, 10))
  })
})

it('a rule on two surfaces that differ in the names of their settings is two rules', () => {
  const compiled = compileOptimizer(readRule('theta = theta - 0.1 grad(theta)', 'Two'))
  const on = (name: string) => {
    const settings = { [name]: { default: 3, min: 0, max: 9, scale: 'linear' as const } }
    return compiled.rule({ parameters: ['x', 'y'], formula: 'x^2 + y^2 + xy', settings })
  }
  expect(on('ab')).not.toBe(on('xy'))
  expect(on('ab')).toBe(on('ab'))
})

describe('what is wrong is refused at its place', () => {
  it.each<[string, RegExp]>([
    ['repeat 5\ntheta = theta - g', /"repeat" without "end" in line 1 at 1, add a line "end"$/],
    ['theta = theta - g\nend', /"end" without "repeat" in line 2 at 1, remove it$/],
    ['repeat 1001\ntheta = theta - g\nend', /"1001" turns in line 1 at 8, write a whole number, 1 to 1000$/],
    ['repeat 2.5\ntheta = theta - g\nend', /"2.5" turns in line 1 at 8, write a whole number, 1 to 1000$/],
    [
      'repeat while t > 1\ntheta = theta - g\nend',
      /a loop without a bound in line 1 at 1, write a number of turns/,
    ],
    ['while t > 1\ntheta = theta - g\nend', /a loop without a bound in line 1 at 1, write repeat 20 while …/],
    [
      'repeat 3\nend\ntheta = theta - g',
      /a loop without lines in line 1 at 1, put them between "repeat" and "end"$/,
    ],
    ['repeat 3 while g > 1\ntheta = theta - g\nend', /a condition with two values in line 1 at 16/],
    [
      'repeat 3\nq = 1\nend\ntheta = theta - q * g',
      /"q" has a value only in the loop in line 4 at 17, give it one before "repeat"$/,
    ],
    ['repeat 3\n2 g\nend\ntheta = theta - g', /a line without "=" in line 2 at 1/],
    ['theta = theta - g[2]', /component 2 of 2, counted from 0 at 17, write \[0\] or \[1\]$/],
    ['theta = theta - eta[0]', /component 0 of a number at 17, leave out \[0\]$/],
    ['theta = theta - g[t]', /an index that is no whole number at 19, write \[0\] or \[1\]$/],
    ['theta = theta - norm(g, 3)', /a norm of another order at 25, write 1, 2 or inf$/],
    ['theta = theta - vec(g, 1)', /"vec" of a vector at 17, give it two numbers$/],
    [
      'state m = 1\ntheta = theta - dot(m, g)',
      /dot of a vector and a number in line 2 at 17, give it two vectors$/,
    ],
    ['k = 1\nrepeat 2\nk = dot(k, g)\nend\ntheta = theta - k', /dot of a vector and a number in line 3 at 5/],
    ['theta = theta - loss(1)', /"loss" needs a vector at 22, give it a vector$/],
    ['theta = theta - random(1)', /"random" takes 0, not 1 at 17, write random\(\)$/],
  ])('%s', (rule, message) => {
    expect(refusalOfRule(rule).message).toMatch(message)
  })

  it('turns that would take too long', () => {
    const body = Array.from({ length: 40 }, (_, index) => `a = sin(a + ${index})`).join('\n')
    const rule = `a = 1\nrepeat 1000\nrepeat 1000\n${body}\nend\nend\ntheta = theta - a`
    expect(refusalOfRule(rule).message).toMatch(/operations in loops/)
  })

  it('a rule for two parameters on a curve has a problem, and does not run', () => {
    const optimizer = readRule('theta = theta - vec(g[1], 0)', 'Two')
    const { problem } = compileOptimizer(optimizer).rule({ parameters: ['x'], formula: 'x^2' })
    expect(problem?.message).toMatch(/component 1 where there is one parameter at 21, write \[0\]$/)
  })
})

describe('0/0 at rest', () => {
  const rule = 'theta = theta - 0.5 g * norm(g) / norm(g)'
  it('leaves the run where it is, however long the race', () => {
    for (const steps of [2, 50]) {
      const run = writtenRun(rule, { formula: 'x^2 + y^2', steps })
      expect(run.divergedAt).toBeUndefined()
      expect(placeOf(run)).toEqual([0, 0])
    }
  })

  it('keeps the state, which is finite again when the run moves on', () => {
    const run = writtenRun('state m = 1\nm = m + norm(g) / norm(g)\ntheta = theta + m', {
      formula: 'x > 0 ? 0 : -x', start: [1, 0], steps: 4,
    }) // prettier-ignore
    expect(placeOf(run)).toEqual([1, 0])
    expect(run.divergedAt).toBeUndefined()
  })

  it('stays where only a state is no number, in the look inside the step too', () => {
    const rule = 'state q = 0\nstate v = 1\nq = g / norm(g)\ntheta = theta - 0.1 v'
    const run = writtenRun(rule, { start: [0, 0] })
    expect(placeOf(run)).toEqual([0, 0])
    expect(run.update(0).next).toEqual([0, 0])
  })

  it('away from rest it is divergence', () => {
    expect(writtenRun('theta = theta - g / (t - 1)', { steps: 2 }).divergedAt).toBe(1)
  })
})

it('plans of written rules say which settings they have', () => {
  expect(writtenPlan('theta = theta - eta * g').runners[0]?.settings).toEqual({ eta: 0.01 })
})
