/** Gaussian wells: four wells of different depth and width in a shallow bowl. */
import type { Surface } from './surface'

export const gaussianWells = {
  id: 'gaussianWells',
  name: 'Gaussian wells',
  family: 'many minima',
  parameters: ['x', 'y'],
  formula:
    '1.5 + (x^2 + y^2) / 40' +
    ' - 1.2 exp(-((x - 1.2)^2 + (y + 1)^2) / 0.5)' +
    ' - 0.8 exp(-((x + 1.1)^2 + (y + 0.9)^2) / 0.9)' +
    ' - 0.5 exp(-((x + 1)^2 + (y - 1.3)^2) / 0.16)' +
    ' - 0.6 exp(-((x - 1.3)^2 + (y - 1.2)^2) / 0.4)',
  domain: [
    [-3, 3],
    [-3, 3],
  ],
  start: [-1.5, 2.1],
  minima: [
    [1.1851109879181743, -0.9895774040820462],
    [-1.0696649694196263, -0.8753499158781297],
    [-0.9921978272914809, 1.2866607411893962],
    [1.2786133258021544, 1.1800149661600807],
  ],
  note: 'Noise lifts a run out of the narrow well; the deepest one holds it longest.',
} satisfies Surface
