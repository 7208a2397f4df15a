/** Polyak's step: as far as the tangent takes to come down to the least value. A convex loss takes at least that. */
import { number, rate } from '../math/setting'
import type { Optimizer } from './optimizer'

export const polyak = {
  id: 'polyak',
  name: 'Polyak step',
  source:
    'Polyak, 1969: the step (L − L*)/‖g‖² times a factor from 0 to 2, here η; L* is the setting “least”',
  // the least value of the loss is given: a rule cannot know it
  settings: { eta: rate(1, 2), least: number(0, -1000, 1000) },
  state: {},
  rule: `
    theta = theta - eta * (loss - least) / dot(g, g) * g
  `,
  findsLength: true,
} satisfies Optimizer
