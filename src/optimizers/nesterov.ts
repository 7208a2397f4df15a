/** Nesterov's momentum: the step the heavy ball would take after one more look at the slope. */
import { decay, rate, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const nesterov = {
  id: 'nesterov',
  name: 'Nesterov',
  source: 'Nesterov, 1983; as written by Sutskever et al., 2013, with PyTorch’s v ← βv + g',
  settings: { eta: rate(0.0005), beta: decay(0.9), weightDecay: weightDecay() },
  state: { v: 0 },
  rule: `
    g = g + weightDecay * theta
    v = beta * v + g
    theta = theta - eta * (g + beta * v)
  `,
} satisfies Optimizer
