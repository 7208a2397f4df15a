/** The six-hump camel: two deepest minima and four others. */
import type { Surface } from './surface'

export const sixHumpCamel = {
  id: 'sixHumpCamel',
  name: 'Six-hump camel',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(4 - 2.1 x^2 + x^4 / 3) x^2 + x y + (4 y^2 - 4) y^2',
  domain: [
    [-2, 2],
    [-1, 1],
  ],
  start: [-1.2, 0],
  minima: [
    [0.08984201310031806, -0.7126564030207396],
    [-0.08984201310031806, 0.7126564030207396],
    [1.703606714969981, -0.7960835686726251],
    [-1.703606714969981, 0.7960835686726251],
    [1.6071047529201972, 0.5686514548841314],
    [-1.6071047529201972, -0.5686514548841314],
  ],
  height: 'sqrt',
  source: 'Dixon & Szegő, 1978',
  note: 'Six minima in three pairs; each has a twin on the other side of the origin.',
} satisfies Surface
