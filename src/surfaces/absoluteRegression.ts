/** Least absolute deviations: a line that rows far off hardly move. */
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
  others: {
    anscombe1: {
      domain: [
        [-1, 2],
        [-5, 11],
      ],
      start: [-0.5, 0],
    },
    anscombe2: {
      domain: [
        [-1, 2],
        [-5, 11],
      ],
      start: [-0.5, 0],
    },
    anscombe3: {
      domain: [
        [-1, 2],
        [-5, 11],
      ],
      start: [-0.5, 0],
    },
    anscombe4: {
      domain: [
        [-1, 2],
        [-5, 11],
      ],
      start: [-0.5, 0],
    },
  },
  model: { x: 'u', y: 'v', curve: 'w u + b' },
  source: 'Boscovich, 1757',
  note: 'Facets instead of a bowl: each row has the same pull, however far it is from the line.',
} satisfies Surface
