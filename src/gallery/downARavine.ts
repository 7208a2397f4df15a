/** The ravine: momentum against the zigzag. */
import type { Scene } from './scene'

export const downARavine = {
  id: 'downARavine',
  title: 'Down a ravine',
  line: 'Plain descent zigzags from wall to wall; momentum turns that into speed.',
  experiment: {
    version: 1,
    surface: { id: 'ravine', settings: { kappa: 50, angle: 0.5 } },
    start: [-2.6, -0.6],
    steps: 240,
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.02, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.039 } },
      { optimizer: 'nesterov', settings: { eta: 0.02, beta: 0.9 } },
      { optimizer: 'adam', settings: { eta: 0.15 } },
    ],
  },
  speed: 8,
  shownAt: 44,
} satisfies Scene
