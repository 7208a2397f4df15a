/** Beale's function: a flat cross of valleys between steep corners. */
import type { Surface } from './surface'

export const beale = {
  id: 'beale',
  name: 'Beale',
  family: 'valley',
  parameters: ['x', 'y'],
  formula: '(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2',
  domain: [
    [-4.5, 4.5],
    [-4.5, 4.5],
  ],
  start: [-3, -1.9],
  minima: [[3, 0.5]],
  height: 'log',
  source: 'Beale, 1958',
  note: 'Walls of a hundred thousand around a valley floor that is almost level.',
} satisfies Surface
