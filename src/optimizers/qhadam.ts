/** QHAdam: Adam with a weighted mean of each average and of what it averages. */
import { decay, number, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const qhadam = {
  id: 'qhadam',
  name: 'QHAdam',
  source: 'Ma & Yarats, 2019, section 4: the update of QHAdam',
  settings: {
    eta: rate(0.1),
    beta1: decay(0.995),
    beta2: decay(0.999),
    nu1: number(0.7, 0, 1),
    nu2: number(1, 0, 1),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0 },
  rule: `
    g = g + weightDecay * theta
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    mHat = m / (1 - beta1^t)
    vHat = v / (1 - beta2^t)
    rms = sqrt((1 - nu2) * g * g + nu2 * vHat)
    theta = theta - eta * ((1 - nu1) * g + nu1 * mHat) / (rms + epsilon)
  `,
} satisfies Optimizer
