/** Adagrad: the learning rate of each coordinate shrinks with the gradients it has seen. */
import { rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adagrad = {
  id: 'adagrad',
  name: 'Adagrad',
  source: 'Duchi, Hazan & Singer, 2011, diagonal form',
  settings: { eta: rate(0.5), epsilon: tiny(1e-10), weightDecay: weightDecay() },
  state: { s: 0 },
  rule: `
    g = g + weightDecay * theta
    s = s + g^2
    theta = theta - eta * g / (sqrt(s) + epsilon)
  `,
} satisfies Optimizer
