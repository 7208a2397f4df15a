/** Lookahead: every k steps of Adam, slow weights go a part of the way, and Adam goes on from there. */
import { count, decay, number, rate, tiny } from '../math/setting'
import type { Optimizer } from './optimizer'

export const lookahead = {
  id: 'lookahead',
  name: 'Lookahead',
  source: 'Zhang et al., 2019, Algorithm 1, around Adam, whose averages go on through the outer steps',
  settings: {
    eta: rate(0.1),
    beta1: decay(0.9),
    beta2: decay(0.999),
    epsilon: tiny(1e-8),
    k: count(5, 1, 100),
    alpha: number(0.5, 0, 1),
  },
  // theta are the fast weights: a step is one of Adam's, and each k-th also takes the outer one
  state: { m: 0, v: 0, slow: 'theta' },
  rule: `
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    mHat = m / (1 - beta1^t)
    rms = sqrt(v / (1 - beta2^t))
    fast = theta - eta * mHat / (rms + epsilon)
    isOuter = mod(t, k) == 0
    next = isOuter ? slow + alpha * (fast - slow) : fast
    slow = isOuter ? next : slow
    theta = next
  `,
} satisfies Optimizer
