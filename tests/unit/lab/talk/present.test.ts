/** Giving a talk on a lab, without a page. */
import { beforeEach, expect, test } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { type Lab, createLab } from '../../../../src/lab/store'
import { openCue } from '../../../../src/lab/talk/openCue'
import { openedTalk, ownTalk } from '../../../../src/lab/talk/openTalk'
import {
  beginTalk,
  cover,
  endTalk,
  goBack,
  goOn,
  goTo,
  keepChanges,
  playOrPause,
  replay,
  tell,
} from '../../../../src/lab/talk/present'
import { parseTalk } from '../../../../src/talk/document/readTalk'

const { talk } = parseTalk({
  thalweg: 'talk',
  version: 1,
  title: 'A talk',
  cues: [
    { title: 'one', experiment: { steps: 50 }, play: { from: 0, speed: 8 } },
    { title: 'two', experiment: { steps: 60 }, ask: { kind: 'choice', question: 'Which?', options: ['a', 'b'], answer: '0' } }, // prettier-ignore
    { title: 'empty', experiment: { surface: { formula: 'log(-1 - x^2 - y^2)' } } },
    { title: 'three', experiment: { steps: 70 } },
  ],
})

let lab: Lab
const state = () => lab.store.getState()
const lines = () => state().presenting?.lines.map(({ text }) => text)
const title = () => talk?.cues[state().reading?.cue ?? -1]?.title

beforeEach(() => {
  if (!talk) throw new Error('the talk cannot be read')
  lab = createLab(defaultExperiment)
  state().set({ talk: openedTalk(talk) })
  openCue(lab, ownTalk, 0)
  beginTalk(lab)
})

test('the next press answers the question of a cue, and the one after goes on', () => {
  goOn(lab)
  expect([title(), state().reading?.isAnswered]).toEqual(['two', false])
  goOn(lab)
  expect([title(), state().reading?.isAnswered]).toEqual(['two', true])
})

test('a cue with nothing to show is not shown, and the speaker alone is told', () => {
  goTo(lab, 1)
  goTo(lab, 2)
  expect(title()).toBe('two')
  expect(lines()).toEqual([expect.stringMatching(/^Cue 3 cannot be shown: Nowhere /)])
  expect(state().notices).toEqual([])
  goTo(lab, 3)
  expect(title()).toBe('three')
})

test('on and back pass by a cue that cannot be shown', () => {
  goTo(lab, 1)
  goOn(lab)
  goOn(lab)
  expect(title()).toBe('three')
  expect(state().presenting?.lines).toHaveLength(1)
  goBack(lab)
  expect(title()).toBe('two')
})

test('playing a race whose question is open answers it', () => {
  goTo(lab, 1)
  replay(lab)
  expect(state().reading?.isAnswered).toBe(true)
  goTo(lab, 1)
  playOrPause(lab)
  expect(state().reading?.isAnswered).toBe(true)
})

test('the light goes with the talk, whoever pointed', () => {
  lab.light.move({ pane: 0, place: [1, 2] })
  endTalk(lab)
  expect(lab.light.at).toBeUndefined()
})

test('before the first and after the last cue nothing changes', () => {
  goBack(lab)
  expect([title(), lines()]).toEqual(['one', ['This is the first cue.']])
  goTo(lab, 3)
  goOn(lab)
  expect([title(), lines()?.at(-1)]).toEqual(['three', 'This is the last cue, number 4.'])
})

test('a number that no cue has is told, and such a line is over with the cue', () => {
  goTo(lab, 8)
  expect([title(), lines()]).toEqual(['one', ['There is no cue 9: the last is 4.']])
  goTo(lab, -1)
  expect(lines()?.at(-1)).toBe('There is no cue 0: the last is 4.')
  goTo(lab, 3)
  expect([title(), lines()]).toEqual(['three', []])
})

test('a press uncovers the picture: with the answer, the next cue, or where there is none', () => {
  const covered = (press: (its: Lab) => void) => {
    cover(lab, 'black')
    expect(state().presenting?.blank).toBe('black')
    press(lab)
    expect(state().presenting?.blank).toBeUndefined()
  }
  covered(goBack)
  covered(goOn)
  expect([title(), state().reading?.isAnswered]).toEqual(['two', false])
  covered(goOn)
  expect([title(), state().reading?.isAnswered]).toEqual(['two', true])
  goTo(lab, 3)
  covered(goOn)
  expect(title()).toBe('three')
})

test('what a hand changes is put back on leaving the cue, or kept on request', () => {
  const change = () => state().edit((now) => ({ ...now, steps: 44 }))
  change()
  goTo(lab, 3)
  goTo(lab, 0)
  expect(state().experiment.steps).toBe(50)
  change()
  keepChanges(lab, true)
  goTo(lab, 3)
  goTo(lab, 0)
  expect(state().experiment.steps).toBe(44)
  keepChanges(lab, false)
  goTo(lab, 3)
  goTo(lab, 0)
  expect(state().experiment.steps).toBe(50)
})

test('the end leaves the cue that is read, and another experiment ends the talk', () => {
  goTo(lab, 3)
  endTalk(lab)
  expect([title(), state().presenting]).toEqual(['three', undefined])
  beginTalk(lab)
  state().load(defaultExperiment)
  expect([state().reading, state().presenting]).toEqual([undefined, undefined])
})

test('a line is said once, and only while a talk is given', () => {
  for (const line of ['a', 'b', 'a']) tell(lab, line)
  expect(lines()).toEqual(['b', 'a'])
  cover(lab, 'white')
  expect(state().presenting?.blank).toBe('white')
  endTalk(lab)
  tell(lab, 'c')
  expect(state().presenting).toBeUndefined()
})
