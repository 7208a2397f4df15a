/** The eggholder: a rough landscape whose lowest point lies on the edge of the domain. */
import type { Surface } from './surface'

export const eggholder = {
  id: 'eggholder',
  name: 'Eggholder',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula: '-(y + 47) sin(sqrt(abs(x / 2 + y + 47))) - x sin(sqrt(abs(x - y - 47)))',
  domain: [
    [-512, 512],
    [-512, 512],
  ],
  start: [200, 0],
  minima: [[512, 404.2318051137578]],
  picture: { elevation: 50, stretch: 0.6 },
  source: 'Jamil & Yang, 2013',
  note: 'The lowest point is on the edge of the domain, where the gradient is not zero.',
} satisfies Surface
