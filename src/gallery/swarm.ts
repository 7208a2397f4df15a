/** 65,536 runs as points. */
import type { Scene } from './scene'

export const swarm = {
  id: 'swarm',
  title: '65,536 at once',
  line: 'A ball from every place. Its colour says in which valley it will rest.',
  experiment: {
    version: 1,
    surface: { id: 'styblinskiTang' },
    start: [4.4, 0.1],
    steps: 240,
    runners: [{ optimizer: 'momentum', settings: { eta: 0.01, beta: 0.9 } }],
    ensemble: { runners: [0], columns: 256, rows: 256, swarm: true, map: false },
    view: { camera: { position: [1.25, 3.05, 2.3], target: [0, 0, 0] } },
  },
  speed: 8,
  shownAt: 5,
} satisfies Scene
