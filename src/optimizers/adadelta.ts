/** Adadelta: it learns step lengths from the steps so far, so that units agree. */
import { decay, rate, tiny, weightDecay } from '../math/setting'
import type { Optimizer } from './optimizer'

export const adadelta = {
  id: 'adadelta',
  name: 'Adadelta',
  source: 'Zeiler, 2012, Algorithm 1',
  settings: { eta: rate(1), rho: decay(0.9), epsilon: tiny(1e-6), weightDecay: weightDecay() },
  state: { s: 0, d: 0 },
  rule: `
    g = g + weightDecay * theta
    s = rho * s + (1 - rho) * g * g
    delta = sqrt(d + epsilon) / sqrt(s + epsilon) * g
    d = rho * d + (1 - rho) * delta * delta
    theta = theta - eta * delta
  `,
} satisfies Optimizer
