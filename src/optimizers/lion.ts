/** Lion: only the sign of an interpolated momentum, with decoupled weight decay. */
import { decay, rate, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const lion = {
  id: 'lion',
  name: 'Lion',
  source: 'Chen et al., 2023, Algorithm 2',
  settings: { eta: rate(0.01), beta1: decay(0.9), beta2: decay(0.99), weightDecay: weightDecay() },
  state: { m: 0 },
  rule: `
    c = beta1 * m + (1 - beta1) * g
    m = beta2 * m + (1 - beta2) * g
    theta = (1 - eta * weightDecay) * theta - eta * sign(c)
  `,
} satisfies Optimizer
