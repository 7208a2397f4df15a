/** Up to which rate plain descent is stable. */
import { expect, test } from 'vitest'
import { atlasAxes } from '../../../src/ensemble/quantities'
import { stabilityLimit } from '../../../src/ensemble/stability'
import { surfaces } from '../../../src/surfaces/list'
import { on } from '../../helpers/ensembles'

// κ of the bowl is 2, its Hessian diag(2, 4); those of the parabolas are 2 and 1.
test.each([
  ['bowl', 1 / 2],
  ['parabola', 1],
  ['shiftedParabola', 2],
  ['booth', 1 / 9],
  ['matyas', 2],
])('plain descent is stable on %s up to %d', (id, limit) => {
  expect(stabilityLimit(on(id, ['sgd']))).toBeCloseTo(limit, 12)
})

test.each(surfaces)('the limit of plain descent is inside the atlas of SGD on $id', ({ id }) => {
  const race = on(id, ['sgd'])
  const limit = stabilityLimit(race)
  const { x } = atlasAxes(race, 0)
  if (limit === undefined) expect(['plateau', 'dropWave', 'absoluteRegression']).toContain(id)
  // No rate is above 10.
  else if (limit > 10) expect(x.to).toBe(10)
  else expect(x.from < limit && limit < x.to).toBe(true)
})
