/** The internals of one optimizer on a formula, as the points that are drawn of them. */
import { Vector3 } from 'three'
import { defaultExperiment, defaultRunner } from '../../src/experiment/defaults/defaults'
import type { Experiment } from '../../src/experiment/experiment'
import { race } from '../../src/run/race'
import type { Along } from '../../src/run/slice'
import { fitHeight } from '../../src/scene/ground/fitHeight'
import { Terrain } from '../../src/scene/ground/terrain'
import { InternalsDrawing } from '../../src/scene/things/internals'

/** Of a ball, in scene units. */
export const radius = 0.034
/** An experiment with one optimizer on a formula in x and y. */
export function on(
  formula: string,
  optimizer: string,
  settings: Record<string, number>,
  start: number[],
): Experiment {
  return {
    ...defaultExperiment,
    surface: { formula, domain: [[-3, 3], [-3, 3]], parameters: ['x', 'y'] }, // prettier-ignore
    start,
    steps: 50,
    runners: [defaultRunner(optimizer, 0, settings)],
  }
}

/** What is drawn at a step, by style: the points of each in scene units. */
export function drawn(experiment: Experiment, step: number, slice?: Along): Map<number, Vector3[]> {
  const run = race(experiment)
  const terrain = new Terrain(run.loss, run.domain, fitHeight('sqrt', run.loss, run.domain, run.minima), 0.7)
  const drawing = new InternalsDrawing()
  drawing.show({ race: run, runner: 0, terrain, position: step, radius, slice })
  const { points } = drawing.ribbons
  const found = new Map<number, Vector3[]>()
  for (let at = 0; at < points.count; at += 1) {
    const [x = 0, y = 0, z = 0, , , style = -1] = points.array.subarray(8 * at, 8 * at + 8)
    if (style < 0) continue
    found.set(style, [...(found.get(style) ?? []), new Vector3(x, y, z)])
  }
  return found
}
