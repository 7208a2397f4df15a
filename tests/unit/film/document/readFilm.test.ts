/** The document of a film: what is read from any JSON, its defaults, and what is refused. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { parseFilm, readFilmBytes, readFilmText } from '../../../../src/film/document/readFilm'
import type { Film } from '../../../../src/film/film'
import { maxKeys } from '../../../../src/camera/readCamera'
import { maxCaptions } from '../../../../src/film/limits'

const experiment = {
  surface: { id: 'bowl' },
  steps: 50,
  runners: [{ optimizer: 'sgd' }, { optimizer: 'adam' }],
}
const cues = [
  { experiment, text: 'One.', seconds: 4 },
  { title: 'On', seconds: 3 },
]
const talk = { thalweg: 'talk', version: 1, title: 'A talk', cues }
const head = { thalweg: 'film', version: 1 }

function filmOf(parts: object): Film {
  const { film, problems } = parseFilm({ ...head, ...parts })
  expect(problems).toEqual([])
  if (!film) throw new Error('no film')
  return film
}

test('what is left out has its default', () => {
  expect(filmOf({ experiment: {} })).toEqual({
    version: 1,
    of: { experiment: defaultExperiment },
    size: [1920, 1080],
    fps: 60,
    seconds: 12,
    play: { from: 0, to: defaultExperiment.steps, hold: [1, 2], ease: 'linear' },
    camera: [],
    values: [],
    captions: [],
    show: { title: true, step: true, board: true, chart: false, formula: false, card: false, legend: false },
    supersample: 1,
    shutter: 0,
    background: 'theme',
    loop: false,
  })
  expect(filmOf({})).toEqual(filmOf({ experiment: {} }))
})

test('an Experiment alone, and a talk alone, are the films of them', () => {
  expect(parseFilm(experiment)).toEqual({ film: filmOf({ experiment }), problems: [] })
  expect(parseFilm(talk)).toEqual({ film: filmOf({ talk }), problems: [] })
})

test('the film of a talk is as long as its cues, and has neither play nor values', () => {
  const film = filmOf({ talk })
  expect(film.seconds).toBe(7)
  expect(film.values).toEqual([])
  const given = parseFilm({
    ...head,
    talk,
    play: { from: 9, ease: 'in' },
    values: [{ of: 'steps', to: 7 }],
  })
  expect(given.film).toEqual(film)
  expect(given.problems).toEqual([
    'play: the cues of the talk have it; it is left out',
    'values: the cues of the talk have it; it is left out',
  ])
})

test('rests of a short film are half of it', () => {
  expect(filmOf({ experiment, seconds: 3 }).play.hold).toEqual([0.5, 1])
  expect(filmOf({ experiment, seconds: 6 }).play.hold).toEqual([1, 2])
  expect(filmOf({ experiment, seconds: 3, play: { hold: [1, 2] } }).play.hold).toEqual([1, 2])
  expect(filmOf({ experiment, seconds: 0 })).toMatchObject({ seconds: 1 / 60, play: { hold: [0, 0] } })
})

test('a camera key has a way to say where, or stands where the surface is best seen', () => {
  const { camera } = filmOf({
    experiment,
    camera: [
      {},
      { at: 1, view: 'top', ease: 'linear' },
      { at: 2, position: [1, 2, 3] },
      { at: 3, position: [1, 2, 3], target: [0, 1, 0] },
      { at: 4, orbit: -90 },
      { at: 4, rise: 10 },
      { at: 5, dolly: 0.5 },
      { at: 6, follow: 1 },
    ],
  })
  expect(camera).toEqual([
    { at: 0, ease: 'inOut', stand: { view: 'default' } },
    { at: 1, ease: 'linear', stand: { view: 'top' } },
    { at: 2, ease: 'inOut', stand: { position: [1, 2, 3], target: [0, 0, 0] } },
    { at: 3, ease: 'inOut', stand: { position: [1, 2, 3], target: [0, 1, 0] } },
    { at: 4, ease: 'inOut', stand: { orbit: -90 } },
    { at: 4, ease: 'inOut', stand: { rise: 10 } },
    { at: 5, ease: 'inOut', stand: { dolly: 0.5 } },
    { at: 6, ease: 'inOut', stand: { follow: 1 } },
  ])
})

test('a value stands on those before it in time, and a word takes no time', () => {
  const { film, problems } = parseFilm({
    ...head,
    experiment,
    values: [
      { at: 5, of: 'runners.0.settings.beta', to: 0.5, over: 3 },
      { at: 2, of: 'runners.0.optimizer', to: 'momentum' },
      { at: 6, of: 'runners.1.settings.eta', to: 0.2 },
    ],
  })
  expect(problems).toEqual(['values: not in the order of time; it is put in order'])
  expect(film?.values).toEqual([
    { at: 2, of: 'runners.0.optimizer', to: 'momentum', over: 0 },
    { at: 5, of: 'runners.0.settings.beta', to: 0.5, over: 3 },
    { at: 6, of: 'runners.1.settings.eta', to: 0.2, over: 1 },
  ])
})

/** What is no film at all. */
test.each<[unknown, string]>([
  [null, 'null is not a film'],
  [7, '7 is not a film'],
  ['film', '"film" is not a film'],
  [[], '[] is not a film'],
  [{}, 'it is no film: "thalweg": "film" is missing'],
  [{ size: [16, 16] }, 'it is no film: "thalweg": "film" is missing'],
  [{ thalweg: 'movie' }, 'it is no film: "thalweg": "film" is missing'],
  [{ thalweg: 'film', version: 2 }, 'version: 2 is not known, 1 is expected'],
  [{ thalweg: 'film', version: '1' }, 'version: "1" is not known, 1 is expected'],
  [{ ...head, experiment: { version: 3 } }, 'experiment: version 3 is not known, 1 is expected'],
])('%j is refused', (json, problem) => {
  expect(parseFilm(json)).toEqual({ film: undefined, problems: [problem] })
})

test('a talk without cues is refused', () => {
  const { film, problems } = parseFilm({ ...head, talk: { ...talk, cues: [] } })
  expect(film).toBeUndefined()
  expect(problems.at(-1)).toBe('talk: there is no cue to film; write at least one')
})

test.each([
  ['text that is no JSON', '{"thalweg": "film", '],
  ['nothing', ''],
])('%s is refused in one line', (_, text) => {
  for (const read of [readFilmText(text), readFilmBytes(new TextEncoder().encode(text))]) {
    expect(read.film).toBeUndefined()
    expect(read.problems).toHaveLength(1)
  }
})

describe('a wrong part gives a line with its path, and the film is as without it', () => {
  const sized = { experiment, seconds: 10 }
  const cases: readonly [parts: object, problem: string, other?: object][] = [
    [{ colour: 1 }, 'colour: not known'],
    [{ experiment: 5 }, 'experiment: 5 is not an experiment', { experiment: {} }],
    [{ experiment: { ...experiment, steps: -1 } }, 'experiment.steps: -1 is out of range', { experiment: { ...experiment, steps: undefined } }],
    [{ size: '4K' }, 'size: "4K" is not a size'],
    [{ size: [1920] }, 'size: [1920] is not a size'],
    [{ size: [1920, 1e9] }, 'size[1]: 1000000000 is out of range'],
    [{ size: [15, 100] }, 'size[0]: 15 is out of range'],
    [{ size: [100.5, 100] }, 'size[0]: 100.5'],
    [{ size: [NaN, 100] }, 'size[0]: '],
    [{ fps: 0 }, 'fps: 0 is out of range'],
    [{ fps: 121 }, 'fps: 121 is out of range'],
    [{ fps: 29.97 }, 'fps: 29.97'],
    [{ fps: '60' }, 'fps: "60" is not a number'],
    [{ seconds: -1 }, 'seconds: -1 is out of range', { seconds: 12 }],
    [{ seconds: 7201 }, 'seconds: 7201 is out of range', { seconds: 12 }],
    [{ seconds: Infinity }, 'seconds: ', { seconds: 12 }],
    [{ seconds: NaN }, 'seconds: ', { seconds: 12 }],
    [{ seconds: null }, 'seconds: null is not a number', { seconds: 12 }],
    [{ play: 3 }, 'play: 3 is not an object'],
    [{ play: { speed: 3 } }, 'play.speed: not known'],
    [{ play: { from: -1 } }, 'play.from: -1 is out of range'],
    [{ play: { to: 51 } }, 'play.to: 51 is out of range'],
    [{ play: { hold: 1 } }, 'play.hold: 1 does not fit'],
    [{ play: { hold: [1, -2] } }, 'play.hold[1]: -2 is out of range'],
    [{ play: { hold: [5, 6] } }, 'play.hold: [5, 6] is longer than the film'],
    [{ play: { ease: 'inout' } }, 'play.ease: "inout" is not known, did you mean "inOut"?'],
    [{ camera: {} }, 'camera: an object is not a list'],
    [{ camera: [3] }, 'camera[0]: 3 is not an object', { camera: [{}] }],
    [{ camera: [{ at: 11 }] }, 'camera[0].at: 11 is out of range', { camera: [{}] }],
    [{ camera: [{ zoom: 2 }] }, 'camera[0].zoom: not known', { camera: [{}] }],
    [{ camera: [{ ease: 'bounce' }] }, 'camera[0].ease: "bounce" is not known', { camera: [{}] }],
    [{ camera: [{ orbit: 90, rise: 2 }] }, 'camera[0]: orbit and rise exclude each other; orbit is used', { camera: [{ orbit: 90 }] }],
    [{ camera: [{ orbit: 90, target: [0, 0, 0] }] }, 'camera[0]: a target goes with a position', { camera: [{ orbit: 90 }] }],
    [{ camera: [{ view: 'back' }] }, 'camera[0].view: "back" is not known'],
    [{ camera: [{ position: [1, 2] }] }, 'camera[0].position: [1, 2] does not fit'],
    [{ camera: [{ position: [1, 2, 1e9] }] }, 'camera[0].position[2]: 1000000000 is out of range'],
    [{ camera: [{ position: [0, 0, 0] }] }, 'camera[0].position: [0, 0, 0] is the target too'],
    [{ camera: [{ orbit: 1e9 }] }, 'camera[0].orbit: 1000000000 is out of range'],
    [{ camera: [{ rise: 181 }] }, 'camera[0].rise: 181 is out of range'],
    [{ camera: [{ dolly: 0 }] }, 'camera[0].dolly: 0 is out of range'],
    [{ camera: [{ follow: 2 }] }, 'camera[0].follow: 2 is out of range'],
    [{ camera: [{ follow: 0.5 }] }, 'camera[0].follow: 0.5'],
    [{ camera: [{ at: 5, orbit: 90 }, { at: 2, view: 'top' }] }, 'camera: not in the order of time', { camera: [{ at: 2, view: 'top' }, { at: 5, orbit: 90 }] }],
    [{ values: 'eta' }, 'values: "eta" is not a list'],
    [{ values: [{ to: 1 }] }, 'values[0]: the path "of" is missing'],
    [{ values: [{ of: 3, to: 1 }] }, 'values[0].of: 3 is not a text'],
    [{ values: [{ of: 'runners.0.settings.rho', to: 1 }] }, 'values[0].of: there is no "runners.0.settings.rho" in the experiment'],
    [{ values: [{ of: 'runners.2.settings.eta', to: 1 }] }, 'values[0].of: there is no "runners.2" in the experiment, write 0 to 1'],
    [{ values: [{ of: 'not a path', to: 1 }] }, 'values[0].of: "not a path" is no path'],
    [{ values: [{ of: 'steps' }] }, 'values[0].to: missing'],
    [{ values: [{ of: 'steps', to: [1] }] }, 'values[0].to: [1], a number or a word is expected'],
    [{ values: [{ of: 'runners.0.settings.eta', to: -1 }] }, 'values[0].to: runners[0].settings.eta: -1 is out of range'],
    [{ values: [{ of: 'view.theme', to: 'pink' }] }, 'values[0].to: view.theme: "pink" is not known'],
    [{ values: [{ at: -1, of: 'steps', to: 40 }] }, 'values[0].at: -1 is out of range', { values: [{ of: 'steps', to: 40 }] }],
    [{ values: [{ of: 'steps', to: 40, over: 11 }] }, 'values[0].over: 11 is out of range', { values: [{ of: 'steps', to: 40 }] }],
    [{ captions: [3] }, 'captions[0]: 3 is not an object'],
    [{ captions: [{ from: 1 }] }, 'captions[0]: it has no text'],
    [{ captions: [{ text: ' ' }] }, 'captions[0]: it has no text'],
    [{ captions: [{ text: 7 }] }, 'captions[0].text: 7 is not a text'],
    [{ captions: [{ text: 'x'.repeat(20_001) }] }, 'captions[0].text: 20001 characters are too many'],
    [{ captions: [{ text: 'a', from: 4, to: 2 }] }, 'captions[0].to: 2 is not after 4'],
    [{ captions: [{ text: 'a', from: 4, to: 4 }] }, 'captions[0].to: 4 is not after 4'],
    [{ captions: [{ text: 'a', to: 11 }] }, 'captions[0].to: 11 is out of range', { captions: [{ text: 'a' }] }],
    [{ captions: [{ text: 'b', from: 2 }, { text: 'a', to: 1 }] }, 'captions: not in the order of time', { captions: [{ text: 'a', to: 1 }, { text: 'b', from: 2 }] }],
    [{ show: true }, 'show: true is not an object'],
    [{ show: { title: 3 } }, 'show.title: 3 is not a text'],
    [{ show: { title: 'x'.repeat(121) } }, 'show.title: 121 characters are too many'],
    [{ show: { board: 'yes' } }, 'show.board: "yes" is not true or false'],
    [{ show: { card: 'fit' } }, 'show.card: "fit" is not true or false'],
    [{ show: { clock: true } }, 'show.clock: not known'],
    [{ supersample: 4 }, 'supersample: 4 is not 1, 2 or 3'],
    [{ supersample: '2' }, 'supersample: "2" is not 1, 2 or 3'],
    [{ shutter: 1.5 }, 'shutter: 1.5 is out of range'],
    [{ shutter: -0.1 }, 'shutter: -0.1 is out of range'],
    [{ background: 'red' }, 'background: "red" is no background'],
    [{ background: '#fff' }, 'background: "#fff" is no background'],
    [{ background: 0 }, 'background: 0 is not a text'],
    [{ loop: 1 }, 'loop: 1 is not true or false'],
  ] // prettier-ignore

  test.each(cases)('%j', (parts, problem, other = {}) => {
    const { film, problems } = parseFilm({ ...head, ...sized, ...parts })
    expect(problems.filter((line) => line.startsWith(problem))).toHaveLength(1)
    expect(problems.every((line) => !/\n|undefined|\[object/.test(line))).toBe(true)
    expect(film).toEqual(filmOf({ ...sized, ...other }))
  })
})

test.each([
  ['camera', { orbit: 1 }, maxKeys],
  ['values', { of: 'steps', to: 40 }, maxKeys],
  ['captions', { text: 'a' }, maxCaptions],
] as const)('%s has a length', (name, key, most) => {
  const { film, problems } = parseFilm({ ...head, experiment, [name]: Array(most + 1).fill(key) })
  expect(problems).toEqual([`${name}: a list of ${most + 1} is too long; the first ${most} are used`])
  expect(film?.[name]).toHaveLength(most)
})
