/** NAdam: Adam with Nesterov's look ahead, its momentum warmed up over the first steps. */
import { decay, number, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const nadam = {
  id: 'nadam',
  name: 'NAdam',
  source: 'Dozat, 2016, with PyTorch’s momentum schedule',
  settings: {
    eta: rate(0.05),
    beta1: decay(0.9),
    beta2: decay(0.999),
    momentumDecay: number(0.004, 0, 1),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0, muProduct: 1 },
  rule: `
    g = g + weightDecay * theta
    mu = beta1 * (1 - 0.5 * 0.96^(t * momentumDecay))
    muNext = beta1 * (1 - 0.5 * 0.96^((t + 1) * momentumDecay))
    muProduct = muProduct * mu
    m = m + (1 - beta1) * (g - m)
    v = beta2 * v + (1 - beta2) * g * g
    rms = sqrt(v / (1 - beta2^t))
    etaG = eta * (1 - mu) / (1 - muProduct)
    etaM = eta * muNext / (1 - muProduct * muNext)
    theta = theta - etaG * g / (rms + epsilon) - etaM * m / (rms + epsilon)
  `,
} satisfies Optimizer
