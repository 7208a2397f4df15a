/** AdaBelief: Adam that divides by how far the gradient strays from its own average. */
import { decay, rate, tiny } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adabelief = {
  id: 'adabelief',
  name: 'AdaBelief',
  source: 'Zhuang et al., 2020, Algorithm 2',
  settings: { eta: rate(0.05), beta1: decay(0.9), beta2: decay(0.999), epsilon: tiny(1e-8) },
  state: { m: 0, s: 0 },
  rule: `
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * (g - m)^2 + epsilon
    mHat = m / (1 - beta1^t)
    sHat = s / (1 - beta2^t)
    theta = theta - eta * mHat / (sqrt(sHat) + epsilon)
  `,
} satisfies Optimizer
