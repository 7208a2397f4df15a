/** Adam: bias-corrected running averages of the gradient and of its square. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adam = {
  id: 'adam',
  name: 'Adam',
  source: 'Kingma & Ba, 2015, Algorithm 1',
  settings: {
    eta: rate(0.05),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0 },
  // every operation in PyTorch’s order: on chaotic ground no other order gives the same numbers
  rule: `
    g = g + weightDecay * theta
    m = m + (1 - beta1) * (g - m)
    v = beta2 * v + (1 - beta2) * g * g
    etaHat = eta / (1 - beta1^t)
    rms = sqrt(v) / sqrt(1 - beta2^t)
    theta = theta - etaHat * m / (rms + epsilon)
  `,
} satisfies Optimizer
