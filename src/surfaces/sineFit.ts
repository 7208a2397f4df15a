/** A sine through rows of data: many minima, one for each count of waves. */
import type { Surface } from './surface'

export const sineFit = {
  id: 'sineFit',
  name: 'Sine fit',
  family: 'data fit',
  parameters: ['w', 'b'],
  formula: '(v - sin(w u + b))^2',
  domain: [
    [-6, 6],
    [-3.2, 3.2],
  ],
  start: [3.4, -1.6],
  minima: [
    [-2.100096530388691, 2.3725427544400084],
    [2.100096530388691, 0.7690498991497847],
  ],
  data: 'sine8',
  model: { x: 'u', y: 'v', curve: 'sin(w u + b)' },
  note: 'Many minima, one for each count of waves between the rows.',
} satisfies Surface
