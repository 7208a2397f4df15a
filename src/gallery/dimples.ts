/** A race on a curve. */
import type { Scene } from './scene'

export const dimples = {
  id: 'dimples',
  title: 'Dimples on a curve',
  line: 'One parameter: plain descent stops in a dimple, momentum rolls on.',
  experiment: {
    version: 1,
    surface: { id: 'wrinkledCurve', settings: { amplitude: 0.25, frequency: 4 } },
    start: [-4.2],
    steps: 240,
    runners: [
      { optimizer: 'momentum', settings: { eta: 0.03, beta: 0.9 } },
      { optimizer: 'sgd', settings: { eta: 0.05 } },
      { optimizer: 'nesterov', settings: { eta: 0.03, beta: 0.9 } },
    ],
  },
  speed: 8,
  shownAt: 40,
} satisfies Scene
