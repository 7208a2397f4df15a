/** Yogi: Adam whose second average moves by a bounded amount, so it cannot forget a large gradient at once. */
import { decay, rate, tiny } from '../math/setting'
import type { Optimizer } from './optimizer'

export const yogi = {
  id: 'yogi',
  name: 'Yogi',
  source: 'Zaheer et al., 2018, Algorithm 2',
  settings: { eta: rate(0.05), beta1: decay(0.9), beta2: decay(0.999), epsilon: tiny(1e-3) },
  state: { m: 0, v: 0 },
  rule: `
    m = beta1 * m + (1 - beta1) * g
    v = v - (1 - beta2) * sign(v - g^2) * g^2
    theta = theta - eta * m / (sqrt(v) + epsilon)
  `,
} satisfies Optimizer
