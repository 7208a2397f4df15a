/** Plain descent at four rates, up to one that diverges. */
import type { Scene } from './scene'

export const fourRates = {
  id: 'fourRates',
  title: 'Four rates',
  line: 'One rule at four rates: it creeps, arrives, bounces for ever, is thrown out.',
  experiment: {
    version: 1,
    surface: { id: 'himmelblau' },
    start: [-0.5, -1.2],
    steps: 240,
    runners: [0.001, 0.008, 0.025, 0.03].map((eta) => ({ optimizer: 'sgd', settings: { eta } })),
  },
  speed: 8,
  shownAt: 24,
} satisfies Scene
