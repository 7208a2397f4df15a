/** L-BFGS with a memory of five: Newton's step, guessed from how the gradient changed along the last five steps. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const lbfgs = {
  id: 'lbfgs',
  name: 'L-BFGS',
  source:
    'Nocedal, 1980; Nocedal & Wright, 2006, Algorithms 7.4 and 7.5, with a search by bisection for the weak Wolfe conditions, of 40 trials at most, and a first step of length 1 at most',
  settings: {
    eta: rate(1),
    c1: number(1e-4, 1e-6, 0.1, 'log'),
    c2: number(0.9, 0.2, 0.999),
  },
  // prettier-ignore
  state: {
    last: 'theta', gLast: 0,
    s1: 0, s2: 0, s3: 0, s4: 0, s5: 0,
    y1: 0, y2: 0, y3: 0, y4: 0, y5: 0,
    rho1: 0, rho2: 0, rho3: 0, rho4: 0, rho5: 0,
  },
  // A loop of one turn keeps the newest pair, if the curvature along it is positive and 1/(s·y) is a number.
  rule: `
    s = theta - last
    y = g - gLast
    last = theta
    gLast = g
    repeat 1 while dot(s, y) > 1e-290
      s5 = s4
      s4 = s3
      s3 = s2
      s2 = s1
      s1 = s
      y5 = y4
      y4 = y3
      y3 = y2
      y2 = y1
      y1 = y
      rho5 = rho4
      rho4 = rho3
      rho3 = rho2
      rho2 = rho1
      rho1 = 1 / dot(s, y)
    end
    q = g
    a1 = rho1 * dot(s1, q)
    q = q - a1 * y1
    a2 = rho2 * dot(s2, q)
    q = q - a2 * y2
    a3 = rho3 * dot(s3, q)
    q = q - a3 * y3
    a4 = rho4 * dot(s4, q)
    q = q - a4 * y4
    a5 = rho5 * dot(s5, q)
    q = q - a5 * y5
    gamma = rho1 > 0 ? 1 / (rho1 * dot(y1, y1)) : min(1, 1 / norm(g))
    r = gamma * q
    r = r + s5 * (a5 - rho5 * dot(y5, r))
    r = r + s4 * (a4 - rho4 * dot(y4, r))
    r = r + s3 * (a3 - rho3 * dot(y3, r))
    r = r + s2 * (a2 - rho2 * dot(y2, r))
    r = r + s1 * (a1 - rho1 * dot(y1, r))
    p = -r
    low = 0
    high = 0
    a = eta
    repeat 40 while not (loss(theta + a * p) <= loss + c1 * a * dot(g, p) and dot(grad(theta + a * p), p) >= c2 * dot(g, p))
      isFar = not (loss(theta + a * p) <= loss + c1 * a * dot(g, p))
      low = isFar ? low : a
      high = isFar ? a : high
      a = high > 0 ? (low + high) / 2 : 2 * a
    end
    theta = theta + a * p
  `,
  findsLength: true,
} satisfies Optimizer
