/** Edits of a talk: whatever is done to it, it reads back as it is, without a problem. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { setOptimizer, setSurface } from '../../../src/experiment/edits/edits'
import type { Experiment } from '../../../src/experiment/experiment'
import { cueOf } from '../../../src/lab/talk/openTalkFile'
import { readTalkText, writeTalk } from '../../../src/talk/document/readTalk'
import {
  type TalkEdited,
  addAfter,
  changeCue,
  changeExperiment,
  duplicate,
  move,
  remove,
  rename,
} from '../../../src/talk/edits'
import { maxCues, maxTalkLength, maxText, maxValues } from '../../../src/talk/limits'
import type { Cue, Talk } from '../../../src/talk/talk'

const cue = cueOf(defaultExperiment, 8)
const talkOf = (...titles: string[]): Talk => ({
  version: 1,
  title: 'A talk',
  cues: titles.map((title) => ({ ...cue, title })),
})
const titles = (edited: TalkEdited) =>
  'problem' in edited ? edited.problem : [edited.talk.cues.map(({ title }) => title).join(''), edited.cue]

test('cues are added, moved, duplicated and removed, and it is told which one is open then', () => {
  const talk = talkOf('a', 'b', 'c')
  expect(titles(addAfter(talk, 0, { ...cue, title: 'x' }))).toEqual(['axbc', 1])
  expect(titles(addAfter(talk, -1, { ...cue, title: 'x' }))).toEqual(['xabc', 0])
  expect(titles(duplicate(talk, 2))).toEqual(['abcc', 3])
  expect(titles(move(talk, 0, 2))).toEqual(['bca', 2])
  expect(titles(move(talk, 2, 0))).toEqual(['cab', 0])
  expect(titles(move(talk, 1, 99))).toEqual(['acb', 2])
  expect(titles(move(talk, 0, -1))).toEqual(['abc', 0])
  expect(titles(remove(talk, 0))).toEqual(['bc', 0])
  expect(titles(remove(talk, 2))).toEqual(['ab', 1])
})

test('the last cue stays, and a talk has at most so many cues', () => {
  expect(titles(remove(talkOf('a'), 0))).toBe('A talk has at least one cue: change this one instead.')
  const full: Talk = { ...talkOf(), cues: Array.from({ length: maxCues }, () => cue) }
  expect(titles(addAfter(full, 3, cue))).toBe('A talk has at most 1,000 cues.')
  expect(titles(duplicate(full, 3))).toBe('A talk has at most 1,000 cues.')
})

test('what could not be opened again is refused: too many values, and too long a text', () => {
  const many = (start: number): Cue =>
    cueOf({ ...defaultExperiment, start: Array.from({ length: 6000 }, () => start) }, 8)
  const [one, other] = [many(1), many(2)]
  // Cues with one Experiment, one after the other, are written once; each other one counts.
  const cues = Array.from({ length: Math.floor(maxValues / 6020) }, (_, at) => (at % 2 === 0 ? one : other))
  const talk: Talk = { ...talkOf(), cues }
  expect(addAfter(talk, 0, { ...one })).toHaveProperty('talk')
  expect(titles(addAfter(talk, -1, other))).toBe(
    'The experiments of a talk have at most 200,000 values together.',
  )
  const text = 'x'.repeat(maxText)
  const longOf = (length: number): Talk => ({
    ...talkOf(),
    cues: Array.from({ length }, () => ({ ...cue, text })),
  })
  const each = writeTalk(longOf(2)).length - writeTalk(longOf(1)).length
  const long = longOf(Math.floor((maxTalkLength - writeTalk(longOf(1)).length) / each) + 1)
  expect(readTalkText(writeTalk(long)).problems).toEqual([])
  expect(titles(addAfter(long, 0, { ...cue, text }))).toBe(
    'The talk is too long for a file: shorten its texts, or make two talks of it.',
  )
})

test('another experiment leaves out what it has no place for, and says so; the text stays', () => {
  const two: Experiment = {
    ...defaultExperiment,
    runners: [...defaultExperiment.runners, ...defaultExperiment.runners],
  }
  const whole: Cue = {
    ...cueOf(two, 8),
    text: '{= loss(1)}',
    controls: ['runners.0.settings.eta', 'runners.1.settings.eta'],
    ask: { kind: 'place', runner: 1 },
    play: { from: 300, speed: 8 },
    camera: [{ at: 0, ease: 'inOut', stand: { follow: 1 } }, { at: 1, ease: 'inOut', stand: { view: 'top' } }], // prettier-ignore
  }
  const talk: Talk = { version: 1, title: '', cues: [whole] }
  const one = { ...defaultExperiment, runners: defaultExperiment.runners.slice(0, 1), steps: 100 }
  const edited = changeExperiment(talk, 0, one)
  if ('problem' in edited) throw new Error(edited.problem)
  expect(edited.note).toBe(
    'The experiment has no place for runners.1.settings.eta, keys of the camera, its question: undo brings it back.',
  )
  expect(edited.talk.cues[0]).toEqual({
    ...cueOf(one, 8),
    text: '{= loss(1)}',
    controls: ['runners.0.settings.eta'],
    play: { from: 100, speed: 8 },
    camera: [{ at: 1, ease: 'inOut', stand: { view: 'top' } }],
  })
  expect(readTalkText(writeTalk(edited.talk)).problems).toEqual([])
})

const experiments: readonly Experiment[] = [
  defaultExperiment,
  setSurface(defaultExperiment, 'himmelblau'),
  setSurface(defaultExperiment, 'parabola'),
  setOptimizer(defaultExperiment, 0, 'adam'),
  { ...defaultExperiment, steps: 3 },
]
const index = fc.nat({ max: 6 })
const edit: fc.Arbitrary<(talk: Talk) => TalkEdited> = fc.oneof(
  fc.tuple(index, fc.constantFrom(...experiments)).map(([at, experiment]) => (talk: Talk) => addAfter(talk, Math.min(at, talk.cues.length) - 1, cueOf(experiment, 8))),
  index.map((at) => (talk: Talk) => duplicate(talk, at)),
  index.map((at) => (talk: Talk) => remove(talk, at)),
  fc.tuple(index, index).map(([from, to]) => (talk: Talk) => move(talk, from, to)),
  fc.tuple(index, fc.constantFrom(...experiments)).map(([at, experiment]) => (talk: Talk) => changeExperiment(talk, at, experiment)),
  fc.tuple(index, fc.string({ maxLength: 100 }), fc.string({ maxLength: 300, unit: 'binary' })).map(([at, title, text]) => (talk: Talk) => changeCue(talk, at, (now) => ({ ...now, title, text, note: text }))),
  fc.tuple(index, fc.boolean(), fc.nat({ max: 10 })).map(([at, board, glide]) => (talk: Talk) => changeCue(talk, at, (now) => ({ ...now, glide, show: { ...now.show, board }, controls: ['steps'], ask: { kind: 'number', question: '?', answer: 'first(0, loss < 1)', min: 0, max: 9 } }))),
  fc.string({ maxLength: 100 }).map((title) => (talk: Talk) => ({ talk: rename(talk, title), cue: 0 })),
) // prettier-ignore

test('any edits leave a talk that reads back as it is, without a problem (seed 11)', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let talk = talkOf('first')
      for (const change of edits) {
        const edited = change(talk)
        if ('talk' in edited) ({ talk } = edited)
      }
      const read = readTalkText(writeTalk(talk))
      expect(read.problems).toEqual([])
      expect(read.talk).toEqual(talk)
    }),
    { numRuns: 150, seed: 11 },
  )
}, 60_000)
