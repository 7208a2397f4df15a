/** The Styblinski–Tang function: two wells along each axis, four in all. */
import type { Surface } from './surface'

export const styblinskiTang = {
  id: 'styblinskiTang',
  name: 'Styblinski–Tang',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '(x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2',
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  start: [4.4, 0.1],
  minima: [
    [-2.903534027771177, -2.903534027771177],
    [2.746802770990837, -2.903534027771177],
    [-2.903534027771177, 2.746802770990837],
    [2.746802770990837, 2.746802770990837],
  ],
  picture: { azimuth: -32, elevation: 50, stretch: 0.8 },
  source: 'Styblinski & Tang, 1990',
  note: 'Four wells, one of them deepest; which one is found depends on the first few steps.',
} satisfies Surface
