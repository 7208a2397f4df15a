/** Four panes that differ in β alone. */
import type { Scene } from './scene'

export const fourMomenta = {
  id: 'fourMomenta',
  title: 'Four momenta',
  line: 'More β rolls further: too little crawls, too much overshoots for long.',
  experiment: {
    version: 1,
    surface: { id: 'ravine', settings: { kappa: 50, angle: 0.5 } },
    start: [-2.6, -0.6],
    steps: 240,
    runners: [0, 0.5, 0.9, 0.97].map((beta) => ({ optimizer: 'momentum', settings: { eta: 0.02, beta } })),
    view: {
      panes: [0, 0.5, 0.9, 0.97].map((beta, index) => ({ title: `β = ${beta}`, runners: [index] })),
    },
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene
