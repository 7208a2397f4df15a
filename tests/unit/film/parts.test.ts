/** The parts of a film: a talk's cues one after the other, each with the time for its change, its race and its rests. */
import { describe, expect, test } from 'vitest'
import { parseFilm } from '../../../src/film/document/readFilm'
import { type FilmPart, partAt, partsLength, partsOf } from '../../../src/film/parts'

const experiment = { surface: { id: 'bowl' }, steps: 80, runners: [{ optimizer: 'sgd' }] }

function partsOfCues(...cues: object[]): readonly FilmPart[] {
  const { film } = parseFilm({ thalweg: 'talk', version: 1, title: 'A talk', cues: cues.map((cue) => ({ experiment, ...cue })) }) // prettier-ignore
  if (!film) throw new Error('no film')
  return partsOf(film)
}

test('an Experiment is one part, as long as the film', () => {
  const { film } = parseFilm({ thalweg: 'film', version: 1, experiment, seconds: 9, play: { from: 3 } })
  if (!film) throw new Error('no film')
  expect(partsOf(film)).toEqual([
    {
      begins: 0,
      seconds: 9,
      experiment: 'experiment' in film.of && film.of.experiment,
      play: { from: 3, to: 80, hold: [1, 2], ease: 'linear' },
      camera: [],
      glide: 0,
      title: undefined,
      text: undefined,
    },
  ])
})

test('cues follow each other', () => {
  const parts = partsOfCues({ seconds: 4 }, { seconds: 2.5 }, { seconds: 3 })
  expect(parts.map(({ begins, seconds }) => [begins, seconds])).toEqual([[0, 4], [4, 2.5], [6.5, 3]]) // prettier-ignore
  const times = [-1, 0, 3.99, 4, 6.49, 6.5, 9.5, 99]
  expect(times.map((time) => partAt(parts, time))).toEqual([0, 0, 0, 1, 1, 2, 2, 2])
})

describe('the time of a cue', () => {
  test.each<[string, object, number, readonly [number, number], readonly [number, number]]>([
    ['without a race, six seconds', {}, 6, [0, 0], [2.25, 3.75]],
    ['with a race, what it takes and its rests', { play: { from: 0, speed: 8 } }, 14, [0, 80], [1.5, 2.5]],
    ['from a later turn', { play: { from: 40, speed: 8 } }, 9, [40, 80], [1.5, 2.5]],
    ['planned, and longer than its race', { play: { from: 0, speed: 8 }, seconds: 30 }, 30, [0, 80], [1.5, 18.5]],
    ['planned, with little rest', { play: { from: 0, speed: 8 }, seconds: 11 }, 11, [0, 80], [0.5, 0.5]],
    ['planned, too short for its race', { play: { from: 0, speed: 8 }, seconds: 5 }, 5, [0, 40], [0, 0]],
  ])('%s', (_, cue, seconds, [from, to], hold) => {
    const [part] = partsOfCues(cue)
    expect(part?.seconds).toBeCloseTo(seconds, 9)
    expect([part?.play.from, part?.play.to]).toEqual([from, to])
    if (to > 0) expect(part?.play.hold.map((each) => Math.round(1e9 * each) / 1e9)).toEqual(hold)
  }) // prettier-ignore

  test('of one that comes out of another has the change in front', () => {
    const [first, second, third] = partsOfCues({ glide: 2, seconds: 1 }, { play: { from: 0, speed: 8 } }, { glide: 0 }) // prettier-ignore
    expect([first?.glide, second?.glide, third?.glide]).toEqual([0, 1.2, 0])
    expect(second?.seconds).toBeCloseTo(15.2, 9)
    expect(second?.play.hold[0]).toBeCloseTo(2.7, 9)
  })

  test('that is shorter than its change leaves the race at its begin', () => {
    const [, part] = partsOfCues({ seconds: 1 }, { glide: 4, seconds: 1, play: { from: 10, speed: 8 } })
    expect(part).toMatchObject({ seconds: 1, glide: 1, play: { from: 10, to: 10, hold: [1, 0] } })
  })
})

test('the length of a talk is that of its cues', () => {
  const { film } = parseFilm({ thalweg: 'talk', version: 1, title: '', cues: [{ experiment, seconds: 4 }, { seconds: 0.5 }] }) // prettier-ignore
  if (!film || !('talk' in film.of)) throw new Error('no talk')
  expect(partsLength(film.of.talk)).toBe(4.5)
  expect(film.seconds).toBe(4.5)
})

test('a part has the title and the first paragraph of its cue', () => {
  const parts = partsOfCues({ title: 'One', text: 'First, {= step }.\nStill.\n\nSecond.' }, {})
  expect(parts.map(({ title, text }) => [title, text])).toEqual([['One', 'First, {= step }.\nStill.'], ['', undefined]]) // prettier-ignore
})
