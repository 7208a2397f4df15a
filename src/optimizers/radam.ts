/** RAdam: Adam that uses only momentum until its second average can be trusted. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const radam = {
  id: 'radam',
  name: 'RAdam',
  source: 'Liu et al., 2020, Algorithm 2, with PyTorch’s threshold 5',
  settings: {
    eta: rate(0.002),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0 },
  rule: `
    g = g + weightDecay * theta
    m = m + (1 - beta1) * (g - m)
    v = beta2 * v + (1 - beta2) * g * g
    mHat = m / (1 - beta1^t)
    rhoMax = 2 / (1 - beta2) - 1
    rho = rhoMax - 2 * t * beta2^t / (1 - beta2^t)
    r = rho > 5 ? sqrt((rho - 4) * (rho - 2) * rhoMax / ((rhoMax - 4) * (rhoMax - 2) * rho)) : 0
    scale = 1 / (sqrt(v) + epsilon) * sqrt(1 - beta2^t)
    theta = theta - (rho > 5 ? mHat * eta * scale * r : mHat * eta)
  `,
} satisfies Optimizer
