/** Polyak's step: as long as it takes a convex loss at the most to come down to its least value. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const polyak = {
  id: 'polyak',
  name: 'Polyak step',
  source: 'Polyak, 1969: the step (L − L*)/‖g‖² times a factor from 0 to 2, here η',
  // the least value of the loss is given: a rule cannot know it
  settings: { eta: rate(1, 2), least: number(0, -1000, 1000) },
  state: {},
  rule: `
    theta = theta - eta * (loss - least) / dot(g, g) * g
  `,
} satisfies Optimizer
