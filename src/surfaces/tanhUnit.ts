/** A network of two weights: the smallest with a saddle. */
import type { Surface } from './surface'

export const tanhUnit = {
  id: 'tanhUnit',
  name: 'Two-weight tanh unit',
  family: 'data fit',
  parameters: ['w1', 'w2'],
  formula: '(w2 tanh(w1 u) - v)^2',
  domain: [
    [-3, 3],
    [-3, 3],
  ],
  start: [-0.4, 0.3],
  minima: [
    [0.7443244189027701, 1.3070115759841667],
    [-0.7443244189027701, -1.3070115759841667],
  ],
  data: 'tanh60',
  model: { x: 'u', y: 'v', curve: 'w2 tanh(w1 u)' },
  note: 'Two minima that are one and the same function, (w₁, w₂) and (−w₁, −w₂), and a saddle between them.',
} satisfies Surface
