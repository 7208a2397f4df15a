/** SGD: plain gradient descent, which becomes stochastic when its gradient is. */
import { rate, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const sgd = {
  id: 'sgd',
  name: 'SGD',
  source: 'Cauchy, 1847; Robbins & Monro, 1951',
  settings: { eta: rate(0.001), weightDecay: weightDecay() },
  state: {},
  rule: `
    g = g + weightDecay * theta
    theta = theta - eta * g
  `,
} satisfies Optimizer
