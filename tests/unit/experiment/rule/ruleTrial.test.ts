/** The trial of a rule that compiles: the mistake that shows in its run. */
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { setOptimizer, setSteps } from '../../../../src/experiment/edits/edits'
import { readRule } from '../../../../src/experiment/rule/ruleText'
import { tryRule, usesRate } from '../../../../src/experiment/rule/ruleTrial'
import { groundOf } from '../../../../src/run/ground'
import { runOf } from '../../../../src/run/run'

const step = '\ntheta = theta - eta * g'

/** A rule that compiles → the mistake that shows in its run, if any. */
const trials: readonly (readonly [text: string, message: string | undefined, part?: string])[] = [
  ['theta = theta - eta * g / 0', 'theta is infinite at step 1 at 1, add a small number to the divisor', 'theta = theta - eta * g / 0'],
  ['state m = 0\nm = m + g\nr = sqrt(-dot(g, g))\ntheta = theta - eta * m * r', 'r is NaN at step 1 in line 3 at 1, keep the argument of the root or logarithm above 0', 'r = sqrt(-dot(g, g))'],
  ['g = g / norm(g)\ng = g * log(3 - t)\ntheta = theta - eta * g', 'g is infinite at step 3 in line 2 at 1, keep the argument of the root or logarithm above 0', 'g = g * log(3 - t)'],
  // A state breaks some steps before θ does.
  ['state n = 0\nstate p = 0\np = p + n\nn = n + (t == 4 ? 1 / (t - 4) : 0)\ntheta = theta - eta * sign(g) * (t > 6 ? p : 1)', 'n is infinite at step 4 in line 4 at 1, add a small number to the divisor', 'n = n + (t == 4 ? 1 / (t - 4) : 0)'],
  ['setting k = 0\nstate s = 1 / k\ntheta = theta - eta * s * g', 's is infinite before the first step in line 2 at 7, start it with a finite number', 's'],
  ['theta = theta - eta * exp(norm(g) * 100) * sign(g)', 'theta is infinite at step 1 at 1, keep its numbers within bounds, as clamp(x, -1, 1) does', 'theta = theta - eta * exp(norm(g) * 100) * sign(g)'],
  ['theta = theta - 0.001 * g^0.5', 'theta is NaN at step 1 at 1, keep the argument of the root or logarithm above 0', 'theta = theta - 0.001 * g^0.5'],
  ['theta = theta - 0.001 * g^(1/2)', 'theta is NaN at step 1 at 1, keep the argument of the root or logarithm above 0', 'theta = theta - 0.001 * g^(1/2)'],
  ['theta = theta - (g - g)^-1 / 2', 'theta is infinite at step 1 at 1, add a small number to the divisor', 'theta = theta - (g - g)^-1 / 2'],
  // A rate that is too large is not a mistake of the rule.
  ['setting eta = 10\ntheta = theta - eta * g', undefined],
  ['setting eta = 10\nstate v = 0\nv = v + g * g * g * g\ntheta = theta - eta * v / (sqrt(v) + 1e-8)', undefined],
  // Nor is a gradient that the surface does not have.
  ['theta = theta - eta * grad(theta + 1e200 * g)', undefined],
  ['setting eta = 0.001\ntheta = theta - eta * g', undefined],
] // prettier-ignore

test.for(trials)('a trial of %j finds %s', ([text, message, part]) => {
  const experiment = setOptimizer(defaultExperiment, 0, readRule(text, 'Mine'))
  const error = tryRule(experiment, 0, text)
  expect(error?.message).toBe(message)
  if (error) expect(text.slice(error.at, error.at + error.length)).toBe(part)
})

test('all rules without a mistake diverge but the last', () => {
  const honest = trials.filter(([, message]) => message === undefined).map(([text]) => text)
  const ends = honest.map((text) => {
    const experiment = setOptimizer(defaultExperiment, 0, readRule(text, 'Mine'))
    return runOf(experiment, groundOf(experiment), 0).divergedAt !== undefined
  })
  expect(ends).toEqual(honest.map((_, index) => index < honest.length - 1))
})

test.each([
  ['theta = theta - eta * g', true],
  ['theta = theta - η g', true],
  ['state s = eta / 2\ntheta = theta - s * g', true],
  ['setting eta = 0.1\nstate s = 1\ntheta = theta - s * g / 100', false],
  ['setting etas = 0.1\ntheta = theta - etas * g', false],
])('%j uses the rate: %s', (text, uses) => {
  expect(usesRate(text)).toBe(uses)
})

test('a trial takes only 2,000 steps of a longer race', () => {
  const late = (at: number) => `setting eta = 0.001\nd = t - ${at}${step} * (d == 0 ? 1 / d : 1)`
  const long = setSteps(setOptimizer(defaultExperiment, 0, 'sgd'), 10_000)
  const tried = (at: number) => tryRule(setOptimizer(long, 0, readRule(late(at), '')), 0, late(at))
  expect(tried(2000)?.message).toMatch(/^theta is infinite at step 2000 in line 3/)
  expect(tried(2001)).toBeUndefined()
})
