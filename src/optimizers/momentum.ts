/** Momentum, the heavy ball: a velocity that keeps part of itself at every step. */
import { decay, rate, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const momentum = {
  id: 'momentum',
  name: 'Momentum',
  source: 'Polyak, 1964; as written by Sutskever et al., 2013, with PyTorch’s v ← βv + g',
  settings: { eta: rate(0.0005), beta: decay(0.9), weightDecay: weightDecay() },
  state: { v: 0 },
  rule: `
    g = g + weightDecay * theta
    v = beta * v + g
    theta = theta - eta * v
  `,
} satisfies Optimizer
