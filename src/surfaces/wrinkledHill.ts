/** The wrinkled hill: a bowl with a grid of cosine dimples. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const wrinkledHill = {
  id: 'wrinkledHill',
  name: 'Wrinkled hill',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(x^2 + y^2) / 5 + amplitude (2 - cos(frequency x) - cos(frequency y))',
  settings: { amplitude: number(0.25, 0, 2), frequency: number(4, 0.5, 12) },
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  start: [-4.2, 3.6],
  minima: [[0, 0]],
  note: 'Momentum or noise carries a marble over the dimples; without either it sticks in one.',
} satisfies Surface
