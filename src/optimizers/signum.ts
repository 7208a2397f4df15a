/** Signum: only the sign of the momentum, so every coordinate moves by the same amount. */
import { decay, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const signum = {
  id: 'signum',
  name: 'Signum',
  source: 'Bernstein et al., 2018, Algorithm 2',
  settings: { eta: rate(0.01), beta: decay(0.9) },
  state: { m: 0 },
  rule: `
    m = beta * m + (1 - beta) * g
    theta = theta - eta * sign(m)
  `,
} satisfies Optimizer
