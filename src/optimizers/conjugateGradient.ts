/** Nonlinear conjugate gradient, PR+: each search direction keeps a share of the one before. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const conjugateGradient = {
  id: 'conjugateGradient',
  name: 'Conjugate gradient',
  source:
    'Polak & Ribière, 1969; Nocedal & Wright, 2006, Algorithm 5.4 with (5.45) and a search by bisection for the strong Wolfe conditions, of 40 trials at most; where it would climb it begins anew with −g',
  settings: {
    eta: rate(1),
    c1: number(1e-4, 1e-6, 0.05, 'log'),
    c2: number(0.1, 0.06, 0.9, 'log'),
  },
  state: { p: 0, before: 0 },
  // The search halves an interval, or doubles the step while there is none, until the strong Wolfe conditions hold.
  rule: `
    beta = dot(before, before) > 0 ? max(dot(g, g - before) / dot(before, before), 0) : 0
    before = g
    p = beta * p - g
    p = dot(g, p) < 0 ? p : -g
    slope = dot(g, p)
    low = 0
    high = 0
    a = eta
    repeat 40 while not (loss(theta + a * p) <= loss + c1 * a * slope and abs(dot(grad(theta + a * p), p)) <= -c2 * slope)
      isFar = not (loss(theta + a * p) <= loss + c1 * a * slope and dot(grad(theta + a * p), p) <= 0)
      low = isFar ? low : a
      high = isFar ? a : high
      a = high > 0 ? (low + high) / 2 : 2 * a
    end
    theta = theta + a * p
  `,
  findsLength: true,
} satisfies Optimizer
