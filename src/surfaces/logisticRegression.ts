/** Logistic regression: the chance of a class along a line. */
import type { Surface } from './surface'

export const logisticRegression = {
  id: 'logisticRegression',
  name: 'Logistic regression',
  family: 'data fit',
  parameters: ['w', 'b'],
  formula: `
    z = w u + b
    softplus(z) - v z
  `,
  domain: [
    [-4, 8],
    [-6, 4],
  ],
  start: [-3, 3],
  minima: [[1.8423500130253778, -0.9723012774365903]],
  data: 'logistic100',
  model: { x: 'u', y: 'v', curve: 'sigmoid(w u + b)' },
  source: 'Berkson, 1944; Cox, 1958',
  note: 'The mean cross-entropy of the class v and the chance σ(w u + b).',
} satisfies Surface
