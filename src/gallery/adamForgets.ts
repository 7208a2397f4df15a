/** Adam and AMSGrad with a short memory. */
import type { Scene } from './scene'

export const adamForgets = {
  id: 'adamForgets',
  title: 'Adam forgets',
  line: 'With a short memory Adam never settles. AMSGrad does.',
  experiment: {
    version: 1,
    surface: { id: 'ravine', settings: { kappa: 20, angle: 0.5 } },
    start: [-2.6, -0.6],
    steps: 240,
    runners: [
      { optimizer: 'adam', settings: { eta: 1, beta1: 0.9, beta2: 0.6 } },
      { optimizer: 'amsgrad', settings: { eta: 1, beta1: 0.9, beta2: 0.6 } },
    ],
  },
  speed: 16,
  shownAt: 60,
} satisfies Scene
