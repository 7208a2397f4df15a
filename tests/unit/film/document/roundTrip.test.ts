/** Films by the hundred: what is written is read back as the same film, and what is damaged still becomes a film that is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFilm, readFilmText } from '../../../../src/film/document/readFilm'
import { serializeFilm, writeFilm } from '../../../../src/film/document/writeFilm'
import { eases } from '../../../../src/camera/easing'

const experiment = {
  surface: { id: 'bowl' },
  steps: 50,
  runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
}
const talk = {
  thalweg: 'talk',
  version: 1,
  title: 'A talk',
  cues: [
    { experiment, text: 'One.', seconds: 4, play: { from: 0, speed: 8 } },
    { title: 'On', glide: 0.5 },
  ],
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0)
const ease = fc.constantFrom(...eases)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })
const at = number(0, 2)
const place = fc.tuple(number(-9, -1), number(1, 9), number(-9, 9))
const stand = fc.oneof(
  fc.record({ view: fc.constantFrom('default', 'top', 'side') }),
  fc.record({ position: place }),
  fc.record({ position: place, target: fc.tuple(number(0, 1), number(0, 1), number(0, 1)) }),
  fc.record({ orbit: number(-360, 720) }),
  fc.record({ rise: number(-90, 90) }),
  fc.record({ dolly: number(0.1, 10) }),
  fc.record({ follow: fc.integer({ min: 0, max: 1 }) }),
)
const value = fc.oneof(
  fc.record({ of: fc.constant('runners.0.settings.eta'), to: number(1e-6, 0.5), over: maybe(number(0, 2)) }),
  fc.record({ of: fc.constant('steps'), to: fc.integer({ min: 1, max: 99 }), over: maybe(number(0, 2)) }),
  fc.record({ of: fc.constant('runners.1.optimizer'), to: fc.constantFrom('rmsprop', 'momentum') }),
)
const caption = fc.record({
  from: number(0, 0.9),
  to: maybe(number(1, 2)),
  text: fc.constantFrom('a', '{= step }', 'two\nlines'),
})

const films = fc.record({
  thalweg: fc.constant('film'),
  version: fc.constant(1),
  experiment: fc.constant(experiment),
  size: maybe(fc.tuple(fc.integer({ min: 16, max: 8192 }), fc.integer({ min: 16, max: 8192 }))),
  fps: maybe(fc.integer({ min: 1, max: 120 })),
  seconds: number(2, 20),
  play: maybe(
    fc.record({ from: maybe(number(0, 50)), to: maybe(number(0, 50)), hold: maybe(fc.tuple(number(0, 1), number(0, 1))), ease: maybe(ease) }),
  ),
  camera: maybe(fc.array(fc.tuple(fc.record({ at, ease: maybe(ease) }), stand).map(([one, other]) => ({ ...one, ...other })), { maxLength: 5 })),
  values: maybe(fc.array(fc.tuple(fc.record({ at }), value).map(([one, other]) => ({ ...one, ...other })), { maxLength: 4 })),
  captions: maybe(fc.array(caption, { maxLength: 4 })),
  show: maybe(
    fc.record({ title: maybe(fc.oneof(fc.boolean(), fc.constant('A title'))), step: maybe(fc.boolean()), board: maybe(fc.boolean()), chart: maybe(fc.boolean()), formula: maybe(fc.boolean()), legend: maybe(fc.boolean()) }),
  ),
  supersample: maybe(fc.constantFrom(1, 2, 3)),
  shutter: maybe(number(0, 1)),
  background: maybe(fc.constantFrom('theme', 'transparent', '#12aB9f')),
  loop: maybe(fc.boolean()),
}) // prettier-ignore

test('a film that is written is read as the same film, without a problem (seed 31)', () => {
  fc.assert(
    fc.property(films, (json) => {
      const { film, problems } = parseFilm(json)
      expect(problems.filter((line) => !line.includes('in order'))).toEqual([])
      if (!film) throw new Error('no film')
      expect(readFilmText(writeFilm(film))).toEqual({ film, problems: [] })
    }),
    { seed: 31, numRuns: 400 },
  )
})

test('of a talk too (seed 32)', () => {
  fc.assert(
    fc.property(films, ({ seconds, ...parts }) => {
      const { film } = parseFilm({
        ...parts,
        experiment: undefined,
        talk,
        seconds: seconds > 5 ? seconds : undefined,
      })
      if (!film) throw new Error('no film')
      expect(readFilmText(writeFilm(film))).toEqual({ film, problems: [] })
    }),
    { seed: 32, numRuns: 100 },
  )
})

test('any value in any place gives a film that is written and read as the same (seed 33)', () => {
  const names = ['experiment', 'size', 'fps', 'seconds', 'play', 'camera', 'values', 'captions', 'show', 'supersample', 'shutter', 'background', 'loop'] // prettier-ignore
  const wrong = fc.oneof(fc.jsonValue(), fc.constantFrom(NaN, Infinity, -1, 1e300, '', [[]], [{}], { at: 1 }))
  fc.assert(
    fc.property(films, fc.constantFrom(...names), wrong, (json, name, damage) => {
      const { film, problems } = parseFilm({ ...json, [name]: damage })
      expect(problems.every((line) => line.length > 0 && !/\n|\[object/.test(line))).toBe(true)
      if (!film) return
      expect(readFilmText(writeFilm(film))).toEqual({ film, problems: [] })
    }),
    { seed: 33, numRuns: 400 },
  )
})

test('only what is not the default is written', () => {
  const { film } = parseFilm({ thalweg: 'film', version: 1, experiment: {} })
  if (!film) throw new Error('no film')
  const { steps } = 'experiment' in film.of ? film.of.experiment : { steps: 0 }
  expect(serializeFilm(film)).toEqual({
    thalweg: 'film',
    version: 1,
    experiment: expect.anything() as unknown,
    seconds: 12,
    play: { from: 0, to: steps },
  })
})
