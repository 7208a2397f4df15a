/** Adamax: Adam with the largest recent gradient in place of the root mean square. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adamax = {
  id: 'adamax',
  name: 'Adamax',
  source: 'Kingma & Ba, 2015, Algorithm 2, with PyTorch’s ε',
  settings: {
    eta: rate(0.1),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, u: 0 },
  rule: `
    g = g + weightDecay * theta
    m = m + (1 - beta1) * (g - m)
    u = max(beta2 * u, abs(g) + epsilon)
    etaHat = eta / (1 - beta1^t)
    theta = theta - etaHat * m / u
  `,
} satisfies Optimizer
