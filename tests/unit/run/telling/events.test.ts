/** What becomes of runs between two places of the playhead. */
import { expect, test } from 'vitest'
import { eventsBetween } from '../../../../src/run/telling/events'
import { restsOf } from '../../../../src/run/telling/rests'
import { raceOn } from '../../../helpers/told'

const race = raceOn(
  { formula: '(x^2 - y^2)/2 + y^4/4', domain: [[-2, 2], [-2, 2]], parameters: ['x', 'y'] },
  [['sgd', { eta: 0.1 }], ['sgd', { eta: 3 }], ['sgd', { eta: 1e-5 }]],
  { start: [1, 1e-14], steps: 600 },
) // prettier-ignore
const [escaping, lost] = race.runs
const rest = escaping && restsOf(escaping)[0]

test('each event is told once, with its step, by whoever passes it', () => {
  const events = Array.from({ length: 600 }, (_, turn) => eventsBetween(race, turn, turn + 1)).flat()
  const own = events.filter(({ index }) => index === 0).map(({ text }) => text)
  expect(own[0]).toBe(`came to rest at a saddle at step ${rest?.since}`)
  expect(own).toContain(`left a saddle at step ${rest?.left}`)
  expect(own.at(-1)).toMatch(/^arrived at a minimum at step \d+$/)
  expect(own.length).toBe(3)
  expect(events.filter(({ index }) => index === 1)).toEqual([
    { index: 1, text: `diverged at step ${lost?.divergedAt}` },
  ])
})

test('what goes on tells nothing', () => {
  expect(eventsBetween(race, 0, 600).filter(({ index }) => index === 2)).toEqual([])
})

test('a leap tells where each is in the end', () => {
  expect(eventsBetween(race, 0, 600).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^arrived/),
    expect.stringMatching(/^diverged/),
  ])
})
