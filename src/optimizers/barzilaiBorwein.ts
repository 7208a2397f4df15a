/** Barzilai–Borwein: its rate is the inverse of the curvature along the last step. */
import { count, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const barzilaiBorwein = {
  id: 'barzilaiBorwein',
  name: 'Barzilai–Borwein',
  source:
    'Barzilai & Borwein, 1988, equations 5 and 6: the short step s·y/y·y, or the long one s·s/s·y; where s·y ≤ 0, ‖s‖/‖y‖ (Dai et al., 2015)',
  // eta is the first rate
  settings: { eta: rate(0.001), short: count(1, 0, 1) },
  state: { before: 'theta', slope: 0 },
  rule: `
    s = theta - before
    y = g - slope
    before = theta
    slope = g
    curved = dot(s, y)
    over = curved > 0 ? (short == 1 ? curved : dot(s, s)) : norm(s)
    under = curved > 0 ? (short == 1 ? dot(y, y) : curved) : norm(y)
    isFirst = norm(s) * norm(y) == 0
    theta = theta - (isFirst ? eta : over) / (isFirst ? 1 : under) * g
  `,
  findsLength: true,
} satisfies Optimizer
