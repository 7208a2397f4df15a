/** Gradient clipping at the foot of a wall. */
import type { Scene } from './scene'

export const theCliff = {
  id: 'theCliff',
  title: 'Clipped at the cliff',
  line: 'One step onto the wall throws momentum far back, unless it is clipped.',
  experiment: {
    version: 1,
    surface: { id: 'cliff' },
    start: [-1.6, 1.4],
    steps: 240,
    runners: [
      { name: 'not clipped', optimizer: 'momentum', settings: { eta: 0.05, beta: 0.9 } },
      { name: 'clipped', optimizer: 'momentum', settings: { eta: 0.05, beta: 0.9 }, clip: { norm: 1 } },
    ],
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene
