/** Easom's function: a single hole in a plain. */
import type { Surface } from './surface'

export const easom = {
  id: 'easom',
  name: 'Easom',
  family: 'plateau',
  parameters: ['x', 'y'],
  formula: '-cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2)',
  domain: [
    [0, 6.5],
    [0, 6.5],
  ],
  start: [1.9, 4.3],
  minima: [['pi', 'pi']],
  picture: { azimuth: -26, elevation: 46, stretch: 0.9, headroom: 1.14 },
  source: 'Easom, 1990',
  note: 'Flat but for one hole and four shallow ones around it: started outside, hardly any gradient method finds it.',
} satisfies Surface
