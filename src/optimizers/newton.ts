/** Newton's method, damped: the gradient through the inverse of the Hessian plus a multiple of the identity. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const newton = {
  id: 'newton',
  name: 'Newton',
  source: 'Newton–Raphson, with the damping of Levenberg, 1944',
  settings: { eta: rate(0.5), damping: number(1, 0, 100) },
  state: {},
  rule: `
    theta = theta - eta * solve(g, damping)
  `,
  findsLength: true,
} satisfies Optimizer
