/** RMSprop: the gradient over the root of a running average of its square. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const rmsprop = {
  id: 'rmsprop',
  name: 'RMSprop',
  source: 'Tieleman & Hinton, 2012, lecture 6.5',
  settings: { eta: rate(0.01), rho: decay(0.99), epsilon: tiny(1e-8), weightDecay: weightDecay() },
  state: { s: 0 },
  rule: `
    g = g + weightDecay * theta
    s = rho * s + (1 - rho) * g * g
    theta = theta - eta * g / (sqrt(s) + epsilon)
  `,
} satisfies Optimizer
