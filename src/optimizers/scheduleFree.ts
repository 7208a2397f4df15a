/** Schedule-free SGD: descends with gradients taken between its own place and the mean of all its places. */
import { decay, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const scheduleFree = {
  id: 'scheduleFree',
  name: 'Schedule-free SGD',
  source: 'Defazio et al., 2024, the basic update, with the weight 1/(t + 1) of its mean x, which is θ here',
  settings: { eta: rate(0.002), beta: decay(0.9) },
  // theta is the mean x, which the method returns; z descends, and the one gradient is taken at y
  state: { z: 'theta' },
  rule: `
    y = (1 - beta) * z + beta * theta
    z = z - eta * grad(y)
    theta = theta + (z - theta) / (t + 1)
  `,
} satisfies Optimizer
