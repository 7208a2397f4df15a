/** Gradient descent with Armijo backtracking: a step is made shorter until the loss falls by enough. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const armijo = {
  id: 'armijo',
  name: 'Armijo descent',
  source: 'Armijo, 1966; Nocedal & Wright, 2006, Algorithm 3.1; after 60 refusals it takes the next point',
  settings: { eta: rate(1), rho: number(0.5, 0.1, 0.8), c: number(1e-4, 1e-6, 0.9, 'log') },
  state: {},
  // Not `>`: a loss that is no number is refused too.
  rule: `
    p = -g
    a = eta
    repeat 60 while not (loss(theta + a * p) <= loss + c * a * dot(g, p))
      a = rho * a
    end
    theta = theta + a * p
  `,
  findsLength: true,
} satisfies Optimizer
