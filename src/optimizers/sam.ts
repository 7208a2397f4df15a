/** SAM: climbs a little way to the worst point nearby and descends along the gradient found there. */
import { number, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const sam = {
  id: 'sam',
  name: 'SAM',
  source: 'Foret et al., 2021, Algorithm 1',
  settings: { eta: rate(0.001), rho: number(0.05, 0, 2), epsilon: tiny(1e-12), weightDecay: weightDecay() },
  state: {},
  rule: `
    probe = theta + rho * g / (norm(g) + epsilon)
    theta = theta - eta * (grad(probe) + weightDecay * theta)
  `,
} satisfies Optimizer
