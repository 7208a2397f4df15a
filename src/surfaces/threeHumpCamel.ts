/** The three-hump camel: one deep minimum between two shallow ones. */
import type { Surface } from './surface'

export const threeHumpCamel = {
  id: 'threeHumpCamel',
  name: 'Three-hump camel',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2',
  domain: [
    [-2, 2],
    [-2, 2],
  ],
  start: [-1.8, -1.7],
  minima: [
    [0, 0],
    // on the line y = −x/2 the derivative is x (x⁴ − 4.2 x² + 3.5)
    ['sqrt(2.1 + sqrt(0.91))', '-sqrt(2.1 + sqrt(0.91)) / 2'],
    ['-sqrt(2.1 + sqrt(0.91))', 'sqrt(2.1 + sqrt(0.91)) / 2'],
  ],
  height: 'sqrt',
  source: 'Dixon & Szegő, 1978',
  note: 'Momentum can roll out of a side hump into the deepest one.',
} satisfies Surface
