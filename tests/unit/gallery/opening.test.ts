/** The opening is worth watching: it moves at a pace that one can follow, is soon decided, and fills the maps. */
import { expect, test } from 'vitest'
import { statisticsOf } from '../../../src/ensemble/outcomes/statistics'
import { isSetByHand } from '../../../src/experiment/edits/fitting'
import { switchAtlas, switchBasins } from '../../../src/experiment/edits/switches'
import type { Experiment } from '../../../src/experiment/experiment'
import { opening } from '../../../src/gallery/opening'
import { readScene } from '../../../src/gallery/scene'
import { groundOf } from '../../../src/run/ground'
import { race } from '../../../src/run/race'
import { outcomesInFloat64 } from '../../helpers/ensembleEngine'

const { experiment } = readScene(opening)
const { runs } = race(experiment)

test('its first twenty steps take two to three seconds', () => {
  expect(20 / opening.speed).toBeGreaterThanOrEqual(2)
  expect(20 / opening.speed).toBeLessThanOrEqual(3)
})

test('somebody has arrived within fifteen seconds, and somebody else has not', () => {
  const kinds = runs.map((run) => run.status(15 * opening.speed).kind)
  expect(kinds).toContain('converged')
  expect(kinds).toContain('running')
})

test('the five come to rest in four different minima', () => {
  const ends = runs.map((run) => {
    const [x = NaN, y = NaN] = run.points.slice(-3)
    return groundOf(experiment).minima.findIndex(([a = NaN, b = NaN]) => Math.hypot(x - a, y - b) < 0.05)
  })
  expect(ends).toEqual([1, 3, 0, 2, 2])
})

test('nobody leaves the domain', () => {
  for (const { points } of runs) {
    const places = points.filter((_, index) => index % 3 < 2)
    expect(Math.max(...places.map(Math.abs))).toBeLessThanOrEqual(5)
  }
})

test('from all over the domain, each minimum takes a fifth of the runs or more, and hardly any is undecided', () => {
  const { minima, shares } = sharesOf(switchBasins(experiment, 0))
  expect(minima).toHaveLength(4)
  expect(Math.min(...minima)).toBeGreaterThan(0.2)
  expect(shares.converged).toBeGreaterThan(0.97)
})

test('the atlas is of η and β, with several outcomes', () => {
  const atlas = switchAtlas(experiment, 0)
  expect([atlas.ensemble?.x.of, atlas.ensemble?.y.of]).toEqual(['setting.eta', 'setting.beta'])
  const { shares } = sharesOf(atlas)
  expect([shares.converged, shares.running, shares.diverged].map((share) => share > 0.1)).toEqual([
    true,
    true,
    true,
  ])
})

test('nobody set its rates by hand, so that another surface gets rates that fit', () => {
  expect(experiment.runners.map((_, index) => isSetByHand(experiment, index))).not.toContain(true)
})

/** Of a coarse map of the same axes, in float64. */
function sharesOf({ ensemble, ...race }: Experiment): ReturnType<typeof statisticsOf> {
  if (!ensemble) throw new Error('There is no map.')
  const { x, y } = ensemble
  return statisticsOf(outcomesInFloat64({ race, runner: 0, x, y, columns: 32, rows: 32 }))
}
