/** The plateau: flat, a slope, flat again. */
import { number } from '../math/setting'
import type { Surface } from './surface'

export const plateau = {
  id: 'plateau',
  name: 'Plateau',
  family: 'plateau',
  parameters: ['x', 'y'],
  // the logistic function, in a form that does not overflow
  formula: '(1 + tanh(steepness (x + y / 2) / 2)) / 2',
  settings: { steepness: number(1, 0.2, 5) },
  domain: [
    [-6, 6],
    [-6, 6],
  ],
  start: [3, 2],
  picture: { azimuth: -52, elevation: 34 },
  source: 'Bengio, Simard & Frasconi, 1994 (vanishing gradient)',
  note: 'The gradient vanishes on both flats: plain descent hardly moves, adaptive steps march on.',
} satisfies Surface
