/** Sophia-H: momentum over a running estimate of the Hessian's diagonal, clipped in every coordinate. */
import { count, decay, number, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const sophia = {
  id: 'sophia',
  name: 'Sophia-H',
  source: 'Liu et al., 2024, Algorithm 3 with the Hutchinson estimator of Algorithm 1',
  settings: {
    eta: rate(0.02),
    beta1: decay(0.96),
    beta2: decay(0.99),
    gamma: number(0.01, 1e-4, 10, 'log'),
    k: count(10, 1, 100),
    epsilon: tiny(1e-12),
    weightDecay: weightDecay(),
  },
  state: { m: 0, h: 0 },
  // the loop turns once in k steps, and only then its product with the Hessian is paid for
  rule: `
    m = beta1 * m + (1 - beta1) * g
    repeat 1 while mod(t - 1, k) == 0
      u = normal()
      h = beta2 * h + (1 - beta2) * u * hess(u)
    end
    theta = theta - eta * weightDecay * theta
    theta = theta - eta * clamp(m / max(gamma * h, epsilon), -1, 1)
  `,
} satisfies Optimizer
