/** Least absolute deviations: a line that rows far off hardly move. */
import { anscombeFits } from './anscombeFits'
import type { Surface } from './surface'

export const absoluteRegression = {
  id: 'absoluteRegression',
  name: 'Least absolute deviations',
  family: 'data fit',
  parameters: ['w', 'b'],
  formula: 'abs(v - (w u + b))',
  domain: [
    [-2, 8],
    [-1, 12],
  ],
  start: [0, 0],
  data: 'line100',
  others: anscombeFits,
  model: { x: 'u', y: 'v', curve: 'w u + b' },
  source: 'Boscovich, 1757',
  note: 'Facets instead of a bowl: each row has the same pull, however far it is from the line.',
} satisfies Surface
