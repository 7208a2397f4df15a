/** What a film shows at a time: playhead, captions and the ways between parts, whatever was asked for before. */
import { describe, expect, test } from 'vitest'
import { parseFilm } from '../../../src/film/document/readFilm'
import { framesOf, timeOf } from '../../../src/film/frames'
import type { Film } from '../../../src/film/film'
import { FilmScript } from '../../../src/film/moment'

const experiment = { surface: { id: 'bowl' }, steps: 80, runners: [{ optimizer: 'sgd', settings: { eta: 0.01 } }] } // prettier-ignore
const head = { thalweg: 'film', version: 1 }

function filmOf(json: object): Film {
  const { film, problems } = parseFilm({ ...head, ...json })
  expect(problems).toEqual([])
  if (!film) throw new Error('no film')
  return film
}

const scriptOf = (json: object): FilmScript => new FilmScript(filmOf(json))

/** A talk of two cues that glide into each other, and one that cannot. */
const talk = {
  thalweg: 'talk',
  version: 1,
  title: 'A talk',
  cues: [
    { title: 'Slow', experiment, seconds: 4, text: 'A small step.', play: { from: 0, speed: 32 } },
    { title: 'Fast', from: 'previous', experiment: { runners: { 0: { settings: { eta: 1 } } } }, glide: 2, seconds: 6, text: 'A large step.', play: { from: 0, speed: 32 } },
    { title: '', experiment: { ...experiment, surface: { id: 'himmelblau' } }, glide: 2, seconds: 5 },
  ],
} // prettier-ignore

describe('the playhead', () => {
  const script = scriptOf({ experiment, seconds: 10, play: { from: 10, to: 50, hold: [2, 4] } })

  test.each([
    [0, 10],
    [2, 10],
    [3, 20],
    [4, 30],
    [5.5, 45],
    [6, 50],
    [9.99, 50],
  ])('at %d s it is at turn %d', (seconds, turns) => {
    expect(script.at(seconds).turns).toBeCloseTo(turns, 9)
  })

  test.each([
    ['linear', [20, 50, 80]],
    ['in', [4, 25, 64]],
    ['out', [36, 75, 96]],
    ['inOut', [10.4, 50, 89.6]],
  ] as const)('with ease %s it is at %j of 100 after a fifth, half and four fifths', (ease, turns) => {
    const long = { ...experiment, steps: 110 }
    const eased = scriptOf({ experiment: long, seconds: 10, play: { to: 100, hold: [0, 0], ease } })
    for (const [index, time] of [2, 5, 8].entries())
      expect(eased.at(time).turns).toBeCloseTo(turns[index] ?? NaN, 9)
  })

  test('may go back, and rests fill a film without time for a way', () => {
    const back = scriptOf({ experiment, seconds: 4, play: { from: 50, to: 10, hold: [0, 0] } })
    expect([0, 1, 2, 4].map((time) => back.at(time).turns)).toEqual([50, 40, 30, 10])
    const rests = scriptOf({ experiment, seconds: 4, play: { from: 50, to: 10, hold: [1, 3] } })
    expect([0, 0.99, 1, 4].map((time) => rests.at(time).turns)).toEqual([50, 50, 10, 10])
  })
})

test.each([
  [true, 'Bowl'],
  [false, ''],
  ['My film', 'My film'],
])('with title %s the title is %j', (title, expected) => {
  expect(scriptOf({ experiment, show: { title } }).at(1).title).toBe(expected)
})

describe('captions', () => {
  const script = scriptOf({
    experiment,
    captions: [
      { from: 1, to: 4, text: 'long' },
      { from: 3, to: 3.2, text: 'short' },
      { from: 8, text: 'to the end' },
    ],
  })
  const strengths = (seconds: number): Record<string, number> =>
    Object.fromEntries(script.at(seconds).captions.map(({ text, strength }) => [text, strength]))

  test('are there in their time alone', () => {
    expect([0, 0.99, 1, 4, 7.9].map(strengths)).toEqual([{}, {}, {}, {}, {}])
    expect(strengths(2)).toEqual({ long: 1 })
    expect(strengths(10)).toEqual({ 'to the end': 1 })
  })

  test('come and go in 0.3 s, or half of their time', () => {
    expect(strengths(1.15)['long']).toBeCloseTo(0.5, 9)
    expect(strengths(1.075)['long']).toBeCloseTo(5 / 32, 9)
    expect(strengths(1.3)['long']).toBeCloseTo(1, 9)
    expect(strengths(3.85)['long']).toBeCloseTo(0.5, 9)
    expect(strengths(3.1)['short']).toBeCloseTo(1, 9)
    expect(strengths(3.05)['short']).toBeCloseTo(0.5, 9)
  })

  test('of a talk are the texts of its cues', () => {
    const its = scriptOf({ talk })
    const texts = [1, 4.5, 5.5, 11, 14].map((time) => its.at(time).captions.map(({ text }) => text))
    expect(texts).toEqual([['A small step.'], [], ['A large step.'], [], []])
  })
})

describe('between the parts of a talk', () => {
  const script = scriptOf({ talk })
  const eta = (seconds: number): number => script.at(seconds).experiment.runners[0]?.settings['eta'] ?? NaN

  test('numbers glide on their own scale where they can', () => {
    expect(eta(3.99)).toBe(0.01)
    expect(eta(4)).toBe(0.01)
    expect(eta(5)).toBeCloseTo(0.1, 9)
    expect(eta(6)).toBe(1)
    expect(script.at(5).before).toBeUndefined()
  })

  test('the playhead goes back to where the race begins', () => {
    expect(script.at(3.999).turns).toBeCloseTo(80, 6)
    expect(script.at(4).turns).toBeCloseTo(80, 6)
    expect(script.at(5).turns).toBeCloseTo(40, 6)
    expect(script.at(6).turns).toBeCloseTo(0, 6)
  })

  test('and else one picture comes over the other', () => {
    const shares = [10, 10.5, 11, 11.5, 12].map((time) => script.at(time).before?.share)
    expect(shares).toEqual([0, 5 / 32, 0.5, 27 / 32, undefined])
    const { before, experiment: its, part } = script.at(11)
    expect(part).toBe(2)
    expect(its.surface).toMatchObject({ id: 'himmelblau' })
    expect(before?.experiment).toBe(script.parts[1]?.experiment)
    expect(before?.turns).toBe(80)
  })

  test('a title is that of the cue, or of its surface', () => {
    expect([1, 5, 13].map((time) => script.at(time).title)).toEqual(['Slow', 'Fast', 'Himmelblau'])
  })
})

test.each<[string, object]>([
  ['an Experiment whose values move', {
    experiment,
    seconds: 4,
    values: [{ at: 0.5, of: 'runners.0.settings.eta', to: 1, over: 2 }, { at: 1, of: 'start.0', to: 2, over: 2 }],
    captions: [{ from: 0.1, to: 3, text: 'a' }],
  }],
  ['a talk', { talk, fps: 24 }],
])('of %s every moment is the same in any order', (_, json) => {
  const film = filmOf(json)
  const times = Array.from({ length: framesOf(film) }, (_, n) => timeOf(film, n))
  const script = new FilmScript(film)
  const inOrder = times.map((time) => script.at(time))
  const back = new FilmScript(film)
  expect(times.toReversed().map((time) => back.at(time)).toReversed()).toEqual(inOrder)
  for (const n of [0, 17, 95, times.length - 1])
    expect(new FilmScript(film).at(times[n] ?? 0)).toEqual(inOrder[n])
}) // prettier-ignore
