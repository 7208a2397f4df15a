/**
 * What a page without a link opens. It is not `defaultExperiment`, which says what JSON means that leaves something out,
 * so that links stay what they were.
 *
 * The first runner has a momentum: the swarm, the map of basins and the atlas of η and β are its. From all over the
 * domain it comes to rest in each of the four minima about equally often.
 */
import type { Scene } from './scene'

export const opening = {
  id: 'opening',
  title: 'Four valleys',
  line: 'Five optimizers leave one point and rest in four different valleys.',
  experiment: {
    version: 1,
    surface: { id: 'himmelblau' },
    start: [0, -3.25],
    steps: 240,
    runners: [
      fitted('momentum', 0.005),
      fitted('sgd', 0.015),
      fitted('nesterov', 0.006),
      fitted('rmsprop', 0.04),
      fitted('adam', 0.5),
    ],
  },
  speed: 8,
  shownAt: 60,
} satisfies Scene

/** Nobody set these rates by hand, so they give way to those that fit when another surface is chosen. */
function fitted(optimizer: string, eta: number): object {
  return { optimizer, settings: { eta }, fitted: eta }
}
