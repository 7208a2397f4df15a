/** Polynomial decay: the rate falls along a power and reaches zero at the last step. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const polynomial = {
  id: 'polynomial',
  name: 'Polynomial',
  source: 'PolynomialLR of PyTorch, whose power is 1 and whose length is 5 by default',
  settings: { steps: count(400, 1, 10000), power: number(2, 0.1, 10) },
  formula: 'eta * (1 - min(t, steps) / steps)^power',
} satisfies Schedule
