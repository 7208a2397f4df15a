/** AdamW: Adam with weight decay taken out of the gradient and applied to the parameters themselves. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adamw = {
  id: 'adamw',
  name: 'AdamW',
  source: 'Loshchilov & Hutter, 2019, Algorithm 2, with PyTorch’s decay ηλ where the paper has λ',
  settings: {
    eta: rate(0.05),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(0.01),
  },
  state: { m: 0, v: 0 },
  rule: `
    m = m + (1 - beta1) * (g - m)
    v = beta2 * v + (1 - beta2) * g * g
    etaHat = eta / (1 - beta1^t)
    rms = sqrt(v) / sqrt(1 - beta2^t)
    theta = (1 - eta * weightDecay) * theta - etaHat * m / (rms + epsilon)
  `,
} satisfies Optimizer
