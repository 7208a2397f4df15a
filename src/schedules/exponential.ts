/** Exponential decay: the rate shrinks by the same factor at every step. */
import { number } from '../math/setting'
import type { Schedule } from './schedule'

export const exponential = {
  id: 'exponential',
  name: 'Exponential',
  source: 'ExponentialLR of PyTorch, which has no default factor',
  settings: { factor: number(0.99, 0.8, 1) },
  formula: 'eta * factor^t',
} satisfies Schedule
