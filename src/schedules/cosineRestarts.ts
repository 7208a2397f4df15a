/** Cosine annealing with warm restarts: each descent is longer than the last by a factor. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const cosineRestarts = {
  id: 'cosineRestarts',
  name: 'Cosine with restarts',
  source:
    'Loshchilov & Hutter, 2017, equation 5; CosineAnnealingWarmRestarts of PyTorch, whose growth is 1 by default',
  settings: { period: count(50, 1, 10000), growth: count(2, 1, 10), min: number(0, 0, 1) },
  // restarts fall on whole steps; half a step more keeps a rounded logarithm from missing one
  formula: `
    cycle = growth > 1 ? floor(log(1 + (t + 0.5) * (growth - 1) / period) / log(growth)) : floor(t / period)
    begin = growth > 1 ? period * (growth^cycle - 1) / (growth - 1) : period * cycle
    min + (eta - min) * (1 + cos(pi * (t - begin) / (period * growth^cycle))) / 2
  `,
} satisfies Schedule
