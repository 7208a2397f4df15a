/** What a rule can say: each against a number worked out by hand, or against a rule that says it otherwise. */
import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../../src/optimizers/compile'
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
