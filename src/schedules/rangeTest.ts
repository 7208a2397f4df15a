/** The learning-rate range test: the rate rises by the same factor at every step. The base rate has no part in it. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const rangeTest = {
  id: 'rangeTest',
  name: 'Range test',
  source: 'Smith, 2017, section 3.3; geometrically, as in fastai’s lr_find',
  settings: {
    low: number(1e-5, 1e-8, 10, 'log'),
    high: number(10, 1e-6, 1000, 'log'),
    steps: count(100, 2, 10000),
  },
  isTest: true,
  // after its last step the rate stays
  formula: 'low * (high / low)^(min(t, steps - 1) / (steps - 1))',
} satisfies Schedule
