/** signSGD: every coordinate moves by the same amount, downhill. */
import { rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const signsgd = {
  id: 'signsgd',
  name: 'signSGD',
  source: 'Bernstein et al., 2018, Algorithm 1',
  settings: { eta: rate(0.002) },
  state: {},
  rule: `
    theta = theta - eta * sign(g)
  `,
} satisfies Optimizer
