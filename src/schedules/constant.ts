/** Constant: the base rate throughout. */
import type { Schedule } from './schedule'

export const constant = {
  id: 'constant',
  name: 'Constant',
  source: 'ConstantLR of PyTorch with factor 1',
  settings: {},
  formula: 'eta',
} satisfies Schedule
