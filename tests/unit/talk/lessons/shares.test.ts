/** What the lessons about many runs say holds: of rates, of seeds and of starts. */
import { expect, test } from 'vitest'
import { race } from '../../../../src/run/race'
import { compileExpression } from '../../../../src/talk/expression/expression'
import { endsOfFew, endsOfMany } from '../../../../src/talk/expression/share'
import { readLesson } from '../../../../src/talk/lessons/lesson'
import { lessons } from '../../../../src/talk/lessons/list'
import { setPart } from '../../../../src/talk/path/setPart'
import type { Cue } from '../../../../src/talk/talk'

function cueOf(id: string, title: string): Cue {
  const lesson = lessons.find((each) => each.id === id)
  const cue = lesson && readLesson(lesson).cues.find((each) => each.title === title)
  if (!cue) throw new Error(`no cue "${title}" of ${id}`)
  return cue
}

/** The expressions in the cue's race, with some of its parts changed. */
function valuesIn(
  { experiment }: Cue,
  texts: readonly string[],
  parts: Readonly<Record<string, number>> = {},
  endsOf = endsOfFew,
) {
  const changed = Object.entries(parts).reduce((now, [path, value]) => {
    const edited = setPart(now, path, value)
    if ('problem' in edited) throw new Error(edited.problem)
    return edited.experiment
  }, experiment)
  const moment = { race: race(changed), turns: 0, endsOf }
  return texts.map((text) => {
    const result = compileExpression(text, changed).evaluate(moment)
    return result.kind === 'number' ? result.value : Number.NaN
  })
}

const rateShares = [0, 1, 2].map((runner) => `share(${runner}, loss < 0.01)`)
const seedShares = [0, 1, 2].map((runner) => `share(${runner}, loss < 0.1)`)

test('the rates that work for plain descent on a bowl are those of (1 − 2η)ᴺ and (1 − 2κη)ᴺ', () => {
  const cue = cueOf('theWidthOfGoodRates', 'Which rates work')
  const works = Array.from({ length: 400 }, (_, cell) => 1e-4 * 1e5 ** ((cell + 0.5) / 400)).filter(
    (eta) => (2.6 * (1 - 2 * eta) ** 200) ** 2 + 10 * (2.2 * (1 - 20 * eta) ** 200) ** 2 < 0.01,
  )
  expect(valuesIn(cue, ['runs(0)', rateShares[0] ?? ''])).toEqual([400, works.length / 400])
})

test('a narrow ravine costs plain descent most of its rates, momentum many and Adam hardly any', () => {
  const cue = cueOf('theWidthOfGoodRates', 'The narrower the ravine')
  const [wide, narrow] = [1, 100].map((kappa) =>
    valuesIn(cue, rateShares, { 'surface.settings.kappa': kappa }),
  )
  const left = narrow?.map((share, runner) => share / (wide?.[runner] ?? Number.NaN)) ?? []
  expect(left[0]).toBeLessThan(0.1)
  expect(left[1]).toBeGreaterThan(0.3)
  expect(left[1]).toBeLessThan(0.6)
  expect(left[2]).toBeGreaterThan(0.95)
})

test('Adam loses rates as the ravine turns away from the axes', () => {
  const cue = cueOf('theWidthOfGoodRates', 'Turned')
  const adam = [0, 0.25, 0.5].map(
    (angle) => valuesIn(cue, rateShares, { 'surface.settings.angle': angle })[2] ?? 0,
  )
  expect(adam).toEqual(adam.toSorted((a, b) => b - a))
  expect(adam[2]).toBeLessThan(0.75 * (adam[0] ?? 0))
})

test('fewer rows leave the shallow minimum more often, all rows never, and η/B decides', () => {
  const [all] = valuesIn(cueOf('batchTemperature', 'One seed says little'), ['loss(0, N)'])
  expect(all).toBeGreaterThan(0.4)
  const heat = cueOf('batchTemperature', 'The fewer rows, the more heat')
  const asked = ['runs(0)', ...seedShares, 'share(3, loss < 0.1)']
  const [count, one = 0, two = 0, four = 0, eight = 1] = valuesIn(heat, asked, {}, endsOfMany)
  expect(count).toBe(4096)
  expect(one).toBeGreaterThan(two + 0.3)
  expect(two).toBeGreaterThan(four + 0.3)
  expect(eight).toBeLessThan(0.001)
  // A few runs tell about as much.
  const [few, ...about] = valuesIn(heat, asked)
  expect(few).toBeLessThanOrEqual(400)
  for (const [index, share] of [one, two, four, eight].entries())
    expect(Math.abs((about[index] ?? 1) - share)).toBeLessThan(0.05)
  const alike = valuesIn(cueOf('batchTemperature', 'η over B'), seedShares, {}, endsOfMany)
  expect(Math.max(...alike) - Math.min(...alike)).toBeLessThan(0.15)
  const [hot] = valuesIn(cueOf('batchTemperature', 'η over B'), seedShares, { 'runners.0.settings.eta': 0.8 })
  expect(hot).toBeLessThan(0.1)
})

test('of the starts over the domain, plain descent brings each to one of four minima, about as many to each', () => {
  const quarters = ['x > 0', 'x < 0'].flatMap((x) =>
    ['y > 0', 'y < 0'].map((y) => `share(0, loss < 0.01 && ${x} && ${y})`),
  )
  const shares = valuesIn(cueOf('aMillionStarts', 'All starts at once'), quarters)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  for (const share of shares) expect(Math.abs(share - 0.25)).toBeLessThan(0.02)
})

test('the part of the map left of 2(1 + β)/λ comes down, and no more', () => {
  const cue = cueOf('theEdgeOfMomentum', 'The edge on a map')
  const [share] = valuesIn(cue, ['share(0, loss < loss(0, 0))'])
  // The line leads from η = 1 to 1.95, across a map from 0.02 to 2.5.
  expect(share).toBeCloseTo((1.475 - 0.02) / 2.48, 2)
})

test('weak noise leaves no dimple, strong noise stays in none, and cooling down ends lower', () => {
  const lowest = ['share(0, abs(x) < 0.75)']
  const cue = cueOf('noiseAsTemperature', 'How hot')
  const [none = 1, weak = 1, right = 0, strong = 1] = [0, 0.5, 1.5, 8].map(
    (sigma) => valuesIn(cue, lowest, { 'noise.sigma': sigma })[0],
  )
  expect([none, weak]).toEqual([0, 0])
  expect(right).toBeGreaterThan(0.8)
  expect(strong).toBeLessThan(0.3)
  const cooled = ['share(0, loss < 0.05)', 'share(1, loss < 0.05)']
  const [constant = 1, falling = 0] = valuesIn(cueOf('noiseAsTemperature', 'Hot first, then cool'), cooled)
  expect(falling).toBeGreaterThan(1.5 * constant)
})

test('a marble needs momentum or noise to reach the lowest dimple, and too much of either throws it out', () => {
  const lowest = ['share(0, abs(x) < 0.75 && abs(y) < 0.75)']
  const of = (title: string, parts: Readonly<Record<string, number>>) =>
    valuesIn(cueOf('aMarble', title), lowest, parts)[0] ?? Number.NaN
  const beta = 'runners.0.settings.beta'
  const [none, some, much] = [0, 0.9, 0.95].map((value) => of('It rolls on', { [beta]: value })) as number[]
  // One dimple of about 5 × 5.
  expect(none).toBe(0.04)
  expect(some).toBeGreaterThan(0.6)
  expect(much).toBeLessThan(0.4)
  const [little = 0, more = 1] = [1, 5].map((value) => of('It is shaken', { 'noise.sigma': value }))
  expect(little).toBeGreaterThan(0.7)
  expect(more).toBeLessThan(0.1)
  expect(of('It is shaken', { 'noise.sigma': 2, 'runners.0.settings.eta': 0.05, [beta]: 0 })).toBeGreaterThan(
    0.4,
  )
})
