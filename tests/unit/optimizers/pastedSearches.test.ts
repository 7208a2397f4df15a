/** Rules of line searches as people write them: they compile, and do what the listed ones do. */
import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../../src/optimizers/compile'
import { race } from '../../../src/run/race'
import { readRule } from '../../../src/experiment/rule/ruleText'
import { racePlan, runnerPlan } from '../../helpers/ensemblePlans'
import { placeOf, refusalOfRule, writtenRun } from '../../helpers/writtenRun'

const formula = '(1 - x)^2 + 10 (y - x^2)^2'
const steps = 50

/** Where a rule is after each of 50 steps. */
function placesOf(rule: string): number[][] {
  const run = writtenRun(rule, { formula, start: [-1.5, 1.5], steps })
  return Array.from({ length: steps + 1 }, (_, step) => placeOf(run, step))
}

const hold = (rule: string, listed: string, settings: Record<string, number> = {}): void => {
  const plan = racePlan('rosenbrock', runnerPlan(listed, settings), { start: [-1.5, 1.5], steps })
  const [run] = race({ ...plan, surface: { formula, parameters: ['x', 'y'], domain: [[-9, 9], [-9, 9]] } }).runs // prettier-ignore
  for (const [step, place] of placesOf(rule).entries())
    for (const [index, value] of place.entries())
      expect(value, `step ${step}`).toBeCloseTo(run?.points[3 * step + index] ?? Number.NaN, 9)
}

describe('Armijo’s backtracking', () => {
  it.each([
    ['as in Python, in one line', 'f = loss\na = 1.0\nrepeat 60 while loss(theta - a*g) > f - 1e-4*a*dot(g,g) and a > 1e-12: a *= 0.5\ntheta -= a*g'],
    ['as in Python, indented, without an end', 'f = loss\na = 1.0\nrepeat 60 while loss(theta - a*g) > f - 1e-4*a*np.dot(g, g):\n    a *= 0.5  # shorter\n\ntheta -= a*g'],
    ['with a colon and an end', 'alpha = 1\nrepeat 60 while loss(theta - alpha*g) > loss - 1e-4*alpha*norm(g)**2:\n  alpha /= 2\nend\ntheta -= alpha*g'],
    ['with a direction, as in the book', 'setting c = 1e-4\nsetting rho = 0.5\np_k = -g\nalpha = 1\nrepeat 60 while loss(theta + alpha p_k) > loss + c alpha dot(g, p_k)\nalpha = rho alpha\nend\ntheta = theta + alpha p_k'],
    ['in Greek, with logic in signs', 'α := 1\nrepeat 60 while loss(θ − α·g) > loss − 10⁻⁴·α·norm(g)² && α > 0\nα ← α/2\nend\nθ ← θ − α·g'],
    ['as in Matlab, each statement closed', 't_k = 1;\nrepeat 60 while loss(theta - t_k*g) > loss - 1e-4*t_k*sum(g^2)\n  t_k = t_k*0.5;\nend\ntheta = theta - t_k*g;'],
    ['what the card copies', compileOptimizer(readRule('a = 1\nrepeat 60 while not (loss(theta - a g) <= loss - 1e-4 a dot(g, g))\na = a / 2\nend\ntheta = theta - a g', 'Card')).lines.map(({ tex }) => tex).join('\n')],
  ])('%s', (_, rule) => hold(rule, 'armijo')) // prettier-ignore
})

describe('other searches', () => {
  it('conjugate gradient, with its own names and a search by halves', () => {
    const rule = [
      'state d = 0',
      'state g_old = 0',
      'beta = t > 1 ? max(0, dot(g, g - g_old) / dot(g_old, g_old)) : 0',
      'd = -g + beta*d',
      'd = dot(g, d) < 0 ? d : -g',
      'g_old = g',
      'm = dot(g, d)',
      'lo = 0; hi = 0; a = 1',
      'repeat 40 while loss(theta + a*d) > loss + 1e-4*a*m or abs(dot(grad(theta + a*d), d)) > -0.1*m:',
      '    tooFar = loss(theta + a*d) > loss + 1e-4*a*m or dot(grad(theta + a*d), d) > 0',
      '    lo = tooFar ? lo : a',
      '    hi = tooFar ? a : hi',
      '    a = hi > 0 ? (lo + hi)/2 : 2*a',
      'theta += a*d',
    ].join('\n')
    hold(rule, 'conjugateGradient')
  })

  it('L-BFGS with a memory of one, and one that is listed, begin alike', () => {
    const rule = [
      'state xOld = theta',
      'state gOld = 0',
      's = theta - xOld',
      'y = g - gOld',
      'sy = dot(s, y)',
      'q = sy > 0 ? g - dot(s, g)/sy*y : g',
      'r = sy > 0 ? sy/dot(y, y)*q : min(1, 1/norm(g))*g',
      'r = sy > 0 ? r + s*(dot(s, g) - dot(y, r))/sy : r',
      'xOld = theta',
      'gOld = g',
      'a = 1',
      'repeat 40 while loss(theta - a*r) > loss - 1e-4*a*dot(g, r): a *= 0.5',
      'theta -= a*r',
    ].join('\n')
    const [own, listed] = [placesOf(rule), racePlan('rosenbrock', runnerPlan('lbfgs', {}), { start: [-1.5, 1.5], steps: 2 })] // prettier-ignore
    const [run] = race({ ...listed, surface: { formula, parameters: ['x', 'y'], domain: [[-9, 9], [-9, 9]] } }).runs // prettier-ignore
    for (const step of [1, 2])
      expect(own[step]).toEqual([0, 1].map((axis) => expect.closeTo(run?.points[3 * step + axis] ?? Number.NaN, 9))) // prettier-ignore
  })
})

describe('where a loop ends', () => {
  const after = (rule: string): number => placeOf(writtenRun(rule, { steps: 1 }))[0] ?? Number.NaN

  it.each([
    ['behind a colon: at the end of the line', 'a = 64\nrepeat 9 while a > 3: a = a / 2\nb = a + 1\ntheta = 0 theta + b', 3],
    ['of several statements', 'a = 64\nk = 0\nrepeat 9 while a > 3: a = a / 2; k = k + 1\ntheta = 0 theta + k', 5],
    ['at the end of the text', 'repeat 3: theta = theta + 1', 4],
    ['where lines are as far in as its head', 'k = 0\nrepeat 2:\n  repeat 3:\n    k = k + 1\n  k = k + 10\ntheta = 0 theta + k', 26],
    ['two at once', 'k = 0\nrepeat 2:\n  repeat 3:\n    k = k + 1\ntheta = 0 theta + k', 6],
    ['indented as a whole', '  k = 0\n  repeat 2:\n    k = k + 1\n  theta = 0 theta + k', 2],
  ])('%s', (_, rule, expected) => expect(after(rule)).toBe(expected)) // prettier-ignore

  it('a colon without lines further in needs an end, and a while a bound', () => {
    expect(refusalOfRule('a = 1\nrepeat 3:\na = 2\ntheta = theta - a g').message).toMatch(/"repeat" without "end" in line 2 at 1, add a line "end"$/) // prettier-ignore
    expect(refusalOfRule('a = 1\nwhile loss(theta - a*g) > loss: a *= 0.5\ntheta = theta - a g').message).toMatch(/a loop without a bound in line 2 at 1, write repeat 20 while …/) // prettier-ignore
  })
})
