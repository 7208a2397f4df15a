/** Warm-up and cosine: a straight rise to the base rate, then half a cosine down over the remaining steps. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const warmupCosine = {
  id: 'warmupCosine',
  name: 'Warm-up + cosine',
  source:
    'Goyal et al., 2017, and Loshchilov & Hutter, 2017; LinearLR, by default from 1/3 in 5 steps, then CosineAnnealingLR of PyTorch',
  settings: {
    warmup: count(40, 0, 10000),
    warmupFrom: number(0.1, 0, 1),
    steps: count(400, 1, 10000),
    min: number(0, 0, 1),
  },
  formula: `
    rise = eta * (warmupFrom + (1 - warmupFrom) * t / warmup)
    fall = min + (eta - min) * (1 + cos(pi * (t - warmup) / max(steps - warmup, 1))) / 2
    t < warmup ? rise : fall
  `,
} satisfies Schedule
