/** Adan: Adam with Nesterov’s look ahead, which it takes from the differences of gradients. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adan = {
  id: 'adan',
  name: 'Adan',
  source:
    'Xie et al., 2022, Algorithm 1 without restarts, as in the authors’ code: with bias correction, and β where the paper has 1 − β',
  settings: {
    eta: rate(0.1),
    beta1: decay(0.98),
    beta2: decay(0.92),
    beta3: decay(0.99),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0, n: 0, previous: 0 },
  rule: `
    change = t > 1 ? g - previous : 0
    previous = g
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * change
    n = beta3 * n + (1 - beta3) * (g + beta2 * change)^2
    ahead = m / (1 - beta1^t) + beta2 * v / (1 - beta2^t)
    rms = sqrt(n / (1 - beta3^t))
    theta = (theta - eta * ahead / (rms + epsilon)) / (1 + eta * weightDecay)
  `,
} satisfies Optimizer
