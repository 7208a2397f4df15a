/** Rprop: each coordinate's step grows while its slope keeps its sign and shrinks when the sign changes. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const rprop = {
  id: 'rprop',
  name: 'Rprop',
  source: 'Riedmiller & Braun, 1993, in PyTorch’s form',
  // eta is the length of the first step; later lengths depend only on the signs
  settings: {
    eta: rate(0.01),
    decrease: number(0.5, 0.01, 0.99),
    increase: number(1.2, 1.01, 3),
    smallest: number(1e-6, 1e-12, 1, 'log'),
    largest: number(50, 1e-3, 1000, 'log'),
  },
  state: { step: 'eta', previous: 0 },
  rule: `
    turn = g * previous
    step = clamp(step * (turn > 0 ? increase : (turn < 0 ? decrease : 1)), smallest, largest)
    previous = turn < 0 ? 0 : g
    theta = theta - sign(previous) * step
  `,
  findsLength: true,
} satisfies Optimizer
