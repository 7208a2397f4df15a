/** AdaHessian: Adam with the diagonal of the Hessian, as one random vector shows it, in place of the squared gradient. */
import { decay, number, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adahessian = {
  id: 'adahessian',
  name: 'AdaHessian',
  source:
    'Yao et al., 2021, Algorithm 1, with the ε and the decay of the authors’ code. Its spatial averaging needs blocks of parameters, which two do not have',
  settings: {
    eta: rate(0.15),
    beta1: decay(0.9),
    beta2: decay(0.999),
    power: number(1, 0, 1),
    epsilon: tiny(1e-4),
    weightDecay: weightDecay(),
  },
  state: { m: 0, v: 0 },
  // Hutchinson's estimate with one vector of random signs, as the paper has it: one product, where the diagonal takes two
  rule: `
    z = random() < 0.5 ? -1 : 1
    d = z * hess(z)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * d * d
    mHat = m / (1 - beta1^t)
    curved = sqrt(v / (1 - beta2^t))^power
    theta = theta - eta * (mHat / (curved + epsilon) + weightDecay * theta)
  `,
} satisfies Optimizer
