/** Step decay: the rate drops by a factor after every fixed number of steps. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const step = {
  id: 'step',
  name: 'Step decay',
  source: 'StepLR of PyTorch, whose factor is 0.1 by default',
  settings: { every: count(100, 1, 10000), factor: number(0.5, 0.01, 1) },
  formula: 'eta * factor^floor(t / every)',
} satisfies Schedule
