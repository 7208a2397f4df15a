/** Least squares: a line through rows of data. */
import { anscombeFits } from './anscombeFits'
import type { Surface } from './surface'

export const linearRegression = {
  id: 'linearRegression',
  name: 'Linear regression',
  family: 'data fit',
  parameters: ['w', 'b'],
  formula: '(v - (w u + b))^2',
  domain: [
    [-2, 8],
    [-1, 12],
  ],
  start: [0, 0],
  minima: [[2.928371419864279, 7.00371391493198]],
  data: 'line100',
  others: {
    crashCars: {
      domain: [
        [-12, 2],
        [10, 60],
      ],
      start: [1, 15],
      minima: [[-4.569109499755582, 33.585124042691874]],
    },
    cars: {
      domain: [
        [-16, 2],
        [10, 80],
      ],
      start: [0, 15],
      minima: [[-7.676610063926474, 46.317364420265655]],
    },
    anscombe1: { ...anscombeFits.anscombe1, minima: [[0.5000909090909091, 3.000090909090909]] },
    anscombe2: { ...anscombeFits.anscombe2, minima: [[0.5, 3.0009090909090905]] },
    anscombe3: { ...anscombeFits.anscombe3, minima: [[0.4997272727272727, 3.0024545454545457]] },
    anscombe4: { ...anscombeFits.anscombe4, minima: [[0.4999090909090909, 3.001727272727273]] },
  },
  model: { x: 'u', y: 'v', curve: 'w u + b' },
  source: 'Legendre, 1805; Gauss, 1809',
  note: 'A bowl: the mean of the squared distances of the rows from the line w u + b.',
} satisfies Surface
