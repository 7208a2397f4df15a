/** AMSGrad: Adam with a denominator that never shrinks. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const amsgrad = {
  id: 'amsgrad',
  name: 'AMSGrad',
  source: 'Reddi, Kale & Kumar, 2018, Algorithm 2, with PyTorch’s bias correction',
  settings: {
    eta: rate(0.05),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0, vMax: 0 },
  rule: `
    g = g + weightDecay * theta
    m = m + (1 - beta1) * (g - m)
    v = beta2 * v + (1 - beta2) * g * g
    vMax = max(vMax, v)
    etaHat = eta / (1 - beta1^t)
    rms = sqrt(vMax) / sqrt(1 - beta2^t)
    theta = theta - etaHat * m / (rms + epsilon)
  `,
} satisfies Optimizer
