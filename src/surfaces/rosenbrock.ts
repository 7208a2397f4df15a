/** Rosenbrock's valley: easy to find, hard to follow. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const rosenbrock = {
  id: 'rosenbrock',
  name: 'Rosenbrock',
  family: 'ravine',
  parameters: ['x', 'y'],
  formula: '(a - x)^2 + b (y - x^2)^2',
  settings: { a: number(1, -2, 2), b: number(100, 1, 200, 'log') },
  domain: [
    [-2, 2],
    [-1, 3],
  ],
  start: [-1.5, 1.5],
  minima: [['a', 'a^2']],
  height: 'log',
  picture: { azimuth: -20, elevation: 42, stretch: 1.1 },
  source: 'Rosenbrock, 1960',
  note: 'A curved valley with a nearly flat floor: the condition number at its minimum is about 2508.',
} satisfies Surface
