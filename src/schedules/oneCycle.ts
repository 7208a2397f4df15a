/** One-cycle: up from a fraction of the base rate and down to a far smaller one, both along a cosine. */
import { count, number } from '../math/setting'
import type { Schedule } from './schedule'

export const oneCycle = {
  id: 'oneCycle',
  name: 'One-cycle',
  source: 'Smith & Topin, 2019; OneCycleLR of PyTorch, which by default cycles the momentum too',
  settings: {
    steps: count(400, 2, 10000),
    startDiv: number(25, 1, 1000, 'log'),
    endDiv: number(10000, 1, 1e6, 'log'),
    rise: number(0.3, 0, 0.99),
  },
  formula: `
    low = eta / startDiv
    last = low / endDiv
    top = rise * steps - 1
    up = low + (eta - low) * (1 - cos(pi * t / top)) / 2
    down = last + (eta - last) * (1 + cos(pi * min((t - top) / (steps - 1 - top), 1))) / 2
    t < top ? up : down
  `,
} satisfies Schedule
