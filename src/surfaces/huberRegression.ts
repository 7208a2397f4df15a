/** Huber’s loss: squared near the line, absolute far from it. */
import { anscombeFits } from './anscombeFits'
import type { Surface } from './surface'
import { number } from '../math/setting'

export const huberRegression = {
  id: 'huberRegression',
  name: 'Huber regression',
  family: 'data fit',
  parameters: ['w', 'b'],
  formula: `
    r = v - (w u + b)
    abs(r) <= delta ? r^2 / 2 : delta (abs(r) - delta / 2)
  `,
  settings: { delta: number(1, 0.1, 10, 'log') },
  domain: [
    [-2, 8],
    [-1, 12],
  ],
  start: [0, 0],
  data: 'line100',
  others: anscombeFits,
  model: { x: 'u', y: 'v', curve: 'w u + b' },
  source: 'Huber, 1964',
  note: 'A bowl within δ of the rows, facets beyond: rows far off pull no harder than those at δ.',
} satisfies Surface
