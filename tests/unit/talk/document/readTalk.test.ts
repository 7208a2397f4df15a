/** The document of a talk: what is read from any JSON, what is taken from the cue before, and what is refused. */
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { merge } from '../../../../src/talk/document/merge'
import {
  type ParsedTalk,
  parseTalk,
  readTalkBytes,
  readTalkText,
  writeTalk,
} from '../../../../src/talk/document/readTalk'
import { readLesson } from '../../../../src/talk/lessons/lesson'
import { lessons } from '../../../../src/talk/lessons/list'
import { maxCues } from '../../../../src/talk/limits'

const experiment = { surface: { id: 'parabola' }, start: [4], steps: 20, runners: [{ optimizer: 'sgd' }] }

function read(...cues: unknown[]): ParsedTalk {
  return parseTalk({ thalweg: 'talk', version: 1, title: 'A talk', cues })
}

/** The problems of a talk of one cue. */
function problemsOf(cue: object): readonly string[] {
  return read({ experiment, ...cue }).problems
}

test('a cue has defaults', () => {
  const { talk, problems } = read({ experiment })
  expect(problems).toEqual([])
  const [cue] = talk?.cues ?? []
  expect(cue).toMatchObject({
    title: '',
    text: '',
    controls: [],
    show: { title: true, text: true, board: false, chart: false, card: false },
    camera: [],
    glide: 1.2,
  })
  for (const name of ['ask', 'play', 'seconds', 'note']) expect(cue).not.toHaveProperty(name)
})

test('a whole cue is read as it is', () => {
  const cue = {
    title: 'Too slow',
    text: '{= loss(0) }',
    controls: ['runners.0.settings.eta', 'start.0', 'steps'],
    ask: { kind: 'choice', question: 'Where?', options: ['here', 'there'], answer: 'loss(0) < 1 ? 0 : 1' },
    play: { from: 3, speed: 8 },
    glide: 0,
    seconds: 10,
    note: 'Breathe.',
  }
  const { talk, problems } = read({ ...cue, experiment })
  expect(problems).toEqual([])
  expect(talk?.cues[0]).toMatchObject(cue)
})

test('a cue without an experiment has that of the cue before, the same object', () => {
  const { talk, problems } = read({ experiment }, { title: 'on' }, { from: 'previous', title: 'and on' })
  expect(problems).toEqual([])
  expect(talk?.cues).toHaveLength(3)
  for (const cue of talk?.cues ?? []) expect(cue.experiment).toBe(talk?.cues[0]?.experiment)
})

test('from the cue before, what is left out is taken as it was written', () => {
  const { talk, problems } = read(
    { experiment },
    {
      from: 'previous',
      experiment: { runners: { 0: { settings: { eta: 0.5 } }, 1: { optimizer: 'adam' } } },
    },
    { from: 'previous', experiment: { steps: 7 } },
    { experiment: { steps: 9 } },
  )
  expect(problems).toEqual([])
  const [, second, third, last] = talk?.cues.map((cue) => cue.experiment) ?? []
  expect(second?.runners.map(({ optimizer, settings }) => [optimizer, settings['eta']])).toEqual([['sgd', 0.5], ['adam', 0.05]]) // prettier-ignore
  expect(third).toEqual({ ...second, steps: 7 })
  expect(last).toEqual({ ...defaultExperiment, steps: 9 })
})

test('what is shown before a room and the way of the camera are read, and written where they are not the usual', () => {
  const cue = {
    show: { title: false, board: true },
    camera: [
      { at: 0, view: 'top' },
      { at: 2, orbit: 90, ease: 'linear' },
      { at: 5, position: [1, 2, 3], target: [0, 0, 0] },
    ],
  }
  const { talk, problems } = read({ experiment, ...cue }, {})
  expect(problems).toEqual([])
  expect(talk?.cues[0]).toMatchObject({
    show: { title: false, text: true, board: true, chart: false, card: false },
    camera: [
      { at: 0, ease: 'inOut', stand: { view: 'top' } },
      { at: 2, ease: 'linear', stand: { orbit: 90 } },
      { at: 5, ease: 'inOut', stand: { position: [1, 2, 3], target: [0, 0, 0] } },
    ],
  })
  const written = talk && JSON.parse(writeTalk(talk))
  expect(written.cues[0]).toMatchObject(cue)
  expect(Object.keys(written.cues[0].show)).toEqual(['title', 'board'])
  for (const name of ['show', 'camera']) expect(written.cues[1]).not.toHaveProperty(name)
  expect(parseTalk(written)).toEqual({ talk, problems: [] })
})

describe('merging', () => {
  test.each<[unknown, unknown, unknown]>([
    [{ a: 1, b: { c: 2, d: 3 } }, { b: { c: 4 } }, { a: 1, b: { c: 4, d: 3 } }],
    [{ a: 1, b: 2 }, { b: null }, { a: 1 }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: [1, { b: 2 }] }, { a: { 1: { c: 3 }, 2: 4 } }, { a: [1, { b: 2, c: 3 }, 4] }],
    [{ a: [1] }, { a: { 2: 5 } }, { a: { 2: 5 } }],
    [{ surface: { id: 'bowl', settings: { kappa: 9 } } }, { surface: { id: 'ravine' } }, { surface: { id: 'ravine' } }],
    [{ surface: { id: 'bowl' } }, { surface: { settings: { kappa: 9 } } }, { surface: { id: 'bowl', settings: { kappa: 9 } } }],
    [[{ optimizer: 'sgd', settings: { eta: 1 } }], { 0: { optimizer: 'adam' } }, [{ optimizer: 'adam' }]],
    [undefined, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
    [{}, JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 1}}')],
  ])('%j with %j is %j', (before, patch, merged) => {
    expect(JSON.stringify(merge(before, patch))).toBe(JSON.stringify(merged))
  }) // prettier-ignore
})

describe('problems name their path', () => {
  test.each<[object, RegExp]>([
    [{ titel: 'x' }, /^cues\[0\]\.titel: not known, one of from, title, .* is expected; it is left out$/],
    [{ title: 3 }, /^cues\[0\]\.title: 3 is not a text; "" is used$/],
    [{ from: 'next' }, /^cues\[0\]\.from: "next" is not known, one of previous is expected; nothing is taken/],
    [{ controls: ['runners.0.settings.beta'] }, /^cues\[0\]\.controls\[0\]: there is no "runners\.0\.settings\.beta" in the experiment, did you mean "eta"\?; it is left out$/],
    [{ controls: ['view.theme'] }, /^cues\[0\]\.controls\[0\]: no hand can move "view\.theme"/],
    [{ show: true }, /^cues\[0\]\.show: true is not an object; the default is used$/],
    [{ show: { borad: true } }, /^cues\[0\]\.show\.borad: not known, one of title, text, board, chart, card is expected; it is left out$/],
    [{ show: { board: 1 } }, /^cues\[0\]\.show\.board: 1 is not .*; false is used$/],
    [{ camera: [{ view: 'tpo' }] }, /^cues\[0\]\.camera\[0\]\.view: "tpo" is not known, one of default, top, side is expected; it is left out$/],
    [{ camera: [{ follow: 1 }] }, /^cues\[0\]\.camera\[0\]\.follow: 1 is out of range/],
    [{ camera: [{ at: 9, view: 'top' }, { at: 1, view: 'side' }] }, /^cues\[0\]\.camera: not in the order of time; it is put in order$/],
    [{ camera: [{ at: 3601, view: 'top' }] }, /^cues\[0\]\.camera\[0\]\.at: 3601 is out of range, 0 to 3600; 0 is used$/],
    [{ play: { from: 21 } }, /^cues\[0\]\.play\.from: 21 is out of range, whole numbers, 0 to 20; 0 is used$/],
    [{ play: { speed: 3 } }, /^cues\[0\]\.play\.speed: 3 is not a speed, one of 0\.25, .* is expected; 32 is used$/],
    [{ glide: 99 }, /^cues\[0\]\.glide: 99 is out of range, 0 to 10; 1\.2 is used$/],
    [{ seconds: -1 }, /^cues\[0\]\.seconds: -1 is out of range/],
    [{ text: 'x'.repeat(20_001) }, /^cues\[0\]\.text: 20001 characters are too many, 20000 are allowed; the first 20000 are used$/],
    [{ ask: {} }, /^cues\[0\]\.ask\.kind: missing, one of place, number, choice is expected; nothing is asked$/],
    [{ ask: { kind: 'plaice' } }, /^cues\[0\]\.ask\.kind: "plaice" is not known, did you mean "place"\?; nothing is asked$/],
    [{ ask: { kind: 'place', runner: 1 } }, /^cues\[0\]\.ask\.runner: 1 is out of range/],
    [{ ask: { kind: 'place', min: 1 } }, /^cues\[0\]\.ask\.min: not known where a place is asked; it is left out$/],
    [{ ask: { kind: 'number', question: '?', answer: 'lss(0)', min: 0, max: 1 } }, /^cues\[0\]\.ask\.answer: unknown function "lss" at 1, did you mean "loss"\?; nothing is asked$/],
    [{ ask: { kind: 'number', question: '?', answer: 'loss(0)', min: 1, max: 1 } }, /^cues\[0\]\.ask\.max: 1 is not above min, 1; nothing is asked$/],
    [{ ask: { kind: 'choice', question: '?', answer: '0', options: ['one'] } }, /^cues\[0\]\.ask\.options: 2 to 6 options are expected; nothing is asked$/],
    [{ experiment: { ...experiment, steps: 'many' } }, /^cues\[0\]\.experiment\.steps: "many" is not a number; 400 is used$/],
    [{ experiment: { version: 2 } }, /^cues\[0\]\.experiment: version 2 is not known, 1 is expected; the cue is left out$/],
  ])('%j', (cue, line) => {
    const problems = problemsOf(cue)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(line)
  }) // prettier-ignore
})

test('of a text that is too long the beginning stays, and no half of a sign', () => {
  const { talk } = read({ title: `${'x'.repeat(119)}😀 more`, note: 'n'.repeat(20_001), experiment })
  expect(talk?.cues[0]?.title).toBe('x'.repeat(119))
  expect(talk?.cues[0]?.note).toHaveLength(20_000)
})

test('good cues open, and the others are named', () => {
  const { talk, problems } = read({ title: 'none' }, 7, { title: 'good', experiment }, { title: 'bad', experiment: 3 }, { title: 'after' }) // prettier-ignore
  expect(talk?.cues.map(({ title }) => title)).toEqual(['good', 'after'])
  expect(problems).toEqual([
    'cues[0].experiment: missing, and there is none before to take; the cue is left out',
    'cues[1]: 7 is not a cue; the cue is left out',
    'cues[3].experiment: 3 is not an experiment; the cue is left out',
  ])
})

test.each<[unknown, string]>([
  [3, 'it is no talk: "thalweg": "talk" is missing'],
  [{ thalweg: 'film', version: 1 }, 'it is no talk: "thalweg": "talk" is missing'],
  [{ thalweg: 'talk', version: 2 }, 'version: 2 is not known, 1 is expected'],
])('%j is no talk', (json, problem) => {
  expect(parseTalk(json)).toEqual({ talk: undefined, problems: [problem] })
})

test('a text that is no JSON, or too long, is refused in one line', () => {
  expect(readTalkText('{"thalweg": talk}').problems).toEqual([
    'not JSON at line 1, column 13: unexpected "t"',
  ])
  expect(readTalkText(' '.repeat(5e6)).problems).toEqual(['the text is longer than 4 MiB'])
  expect(readTalkBytes(new Uint8Array(2e7)).problems).toEqual(['the text is longer than 4 MiB'])
})

test.each(lessons.map((lesson) => [lesson.id, readLesson(lesson)] as const))(
  '%s is written and read back',
  (_, talk) => {
    expect(readTalkText(writeTalk(talk))).toEqual({ talk, problems: [] })
  },
)

describe('is quick', () => {
  const timed = (make: () => ParsedTalk): { readonly parsed: ParsedTalk; readonly time: number } => {
    const begin = performance.now()
    const parsed = make()
    return { parsed, time: performance.now() - begin }
  }

  test('on 1,000 cues, each with 2,000 characters and a change of its own', () => {
    const cues = Array.from({ length: maxCues }, (_, index) => ({
      from: 'previous',
      experiment: index === 0 ? experiment : { runners: { 0: { settings: { eta: index / 1000 } } } },
      text: 'word {= loss(0) } '.repeat(110),
    }))
    const { parsed, time } = timed(() => readTalkText(JSON.stringify({ thalweg: 'talk', version: 1, cues })))
    expect(parsed.problems).toEqual([])
    expect(parsed.talk?.cues).toHaveLength(1000)
    expect(time).toBeLessThan(4000)
  })

  test('on cues that each take a large experiment from before: these are refused', () => {
    const large = { ...experiment, changes: Array.from({ length: 1000 }, (_, step) => ({ step: step + 1, runner: 0, settings: { eta: 0.1 } })) } // prettier-ignore
    const cues = Array.from({ length: maxCues }, (_, index) => ({ from: 'previous', experiment: index === 0 ? large : { seed: index } })) // prettier-ignore
    const { parsed, time } = timed(() => read(...cues))
    expect(parsed.problems[0]).toMatch(
      /the experiments up to here are too large together; the cue is left out$/,
    )
    expect(parsed.problems).toHaveLength(41)
    expect(time).toBeLessThan(4000)
  })

  test('on 1,001 cues: the first 1,000 are used', () => {
    const { parsed } = timed(() => read(...Array.from({ length: 1001 }, () => ({ experiment: undefined }))))
    expect(parsed.problems[0]).toBe('cues: a list of 1001 is too long; the first 1000 are used')
  })
})
