/** The standings tell of verdicts that have changed. */
import { expect, test } from 'vitest'
import { standingsOf } from '../../../src/run/standings'
import { restsOf } from '../../../src/run/telling/rests'
import { raceOn } from '../../helpers/told'

const race = raceOn(
  {
    formula: '(x^2 - y^2)/2 + y^4/4',
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    parameters: ['x', 'y'],
  },
  [['sgd', { eta: 0.1 }]],
  { start: [1, 1e-14], steps: 600 },
)
const [run] = race.runs
const { since, left = 0 } = (run && restsOf(run)[0]) ?? { since: 0 }

test('a run that has left a saddle says where it was at rest, and when it left', () => {
  expect(left).toBeGreaterThan(since)
  const at = (turn: number) => standingsOf(race, turn)[0]
  expect(at(since - 3)).toMatchObject({ kind: '', ending: '', story: '' })
  expect(at(left - 1)).toMatchObject({ kind: 'saddle', ending: 'saddle', story: '' })
  const story = `came to rest at a saddle at ${since}, left at ${left}`
  expect(at(left)).toMatchObject({
    kind: '',
    ending: `left a saddle at ${left}`,
    brief: `left at ${left}`,
    story,
  })
  expect(at(600)).toMatchObject({ kind: 'converged', ending: 'converged', story })
})
