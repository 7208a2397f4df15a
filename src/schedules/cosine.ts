/** Cosine annealing: half a cosine from the base rate down to a minimum; after that it rises again. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const cosine = {
  id: 'cosine',
  name: 'Cosine',
  source: 'Loshchilov & Hutter, 2017, equation 5, without restarts; CosineAnnealingLR of PyTorch',
  settings: { steps: count(400, 1, 10000), min: number(0, 0, 1) },
  formula: 'min + (eta - min) * (1 + cos(pi * t / steps)) / 2',
} satisfies Schedule
