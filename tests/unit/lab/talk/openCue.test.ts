/** Opening parts of lessons on a lab, without a page. */
import { beforeEach, describe, expect, test } from 'vitest'
import { setView, newSeed } from '../../../../src/experiment/edits/edits'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { tellStill } from '../../../../src/lab/firstMotion'
import { type Lab, createLab } from '../../../../src/lab/store'
import { openAddressed, openCue } from '../../../../src/lab/talk/openCue'
import { lessonAfter, lessonById } from '../../../../src/lab/talk/talks'
import { lessons } from '../../../../src/talk/lessons/list'

let lab: Lab
const state = () => lab.store.getState()
const read = () => state().reading && [state().reading?.id, state().reading?.cue, state().reading?.isAnswered]

beforeEach(() => {
  lab = createLab(setView(defaultExperiment, { theme: 'light' }))
  tellStill()
})

test('a part has its experiment, the theme of the page, its speed, and the first runner', () => {
  state().select(2)
  openCue(lab, 'oneParameter', 1)
  expect(state().experiment.surface).toEqual({ id: 'parabola', settings: {} })
  expect(state().experiment.view.theme).toBe('light')
  expect(state().selected).toBe(0)
  expect(lab.timeline.state).toMatchObject({ playing: true, speed: 1, loop: false })
  expect(read()).toEqual(['oneParameter', 1, true])
})

test('nothing moves before a question is answered', () => {
  lab.timeline.set({ playing: true })
  openCue(lab, 'oneParameter', 2)
  expect(lab.timeline.state.playing).toBe(false)
  expect(read()).toEqual(['oneParameter', 2, false])
})

test('undo brings back the part before, and what was there before any', () => {
  openCue(lab, 'oneParameter', 0)
  openCue(lab, 'oneParameter', 1)
  state().edit(newSeed)
  state().undo()
  expect(read()).toEqual(['oneParameter', 1, true])
  state().undo()
  expect(read()).toEqual(['oneParameter', 0, true])
  state().undo()
  expect(read()).toBeUndefined()
  state().redo()
  expect(read()).toEqual(['oneParameter', 0, true])
})

test('an answer stays at the undo of an edit', () => {
  openCue(lab, 'oneParameter', 2)
  const { reading } = state()
  if (!reading) throw new Error('nothing is read')
  state().edit(newSeed)
  state().set({ reading: { ...reading, isAnswered: true, guess: 7 } })
  state().undo()
  expect(state().reading).toMatchObject({ isAnswered: true, guess: 7 })
})

test('another experiment ends the lesson, and undo brings it back', () => {
  openCue(lab, 'momentum', 0)
  state().load(defaultExperiment)
  expect(read()).toBeUndefined()
  state().undo()
  expect(read()).toEqual(['momentum', 0, lessonById('momentum')?.talk.cues[0]?.ask === undefined])
})

describe('an address', () => {
  const count = lessonById('momentum')?.talk.cues.length ?? 0
  test.each([
    [1, 0],
    [2, 1],
    [0, 0],
    [-3, 0],
    [1.5, 0],
    [Number.NaN, 0],
    [99, count - 1],
  ])('with part %d opens the part %d', async (part, cue) => {
    await openAddressed(lab, 'momentum', part, false)
    expect(state().reading?.cue).toBe(cue)
  })

  test('keeps what the link has on the table', async () => {
    openCue(lab, 'momentum', 0)
    state().edit((now) => ({ ...now, start: [1] }))
    const { experiment } = state()
    await openAddressed(lab, 'momentum', 1, true)
    expect(state().experiment).toBe(experiment)
    expect(state().reading).toMatchObject({ id: 'momentum', cue: 0 })
  })

  test('opens the part anew where the link is about something else', async () => {
    await openAddressed(lab, 'momentum', 1, true)
    expect(state().experiment.surface).toEqual(lessonById('momentum')?.talk.cues[0]?.experiment.surface)
  })

  test('gives way to what was opened meanwhile', async () => {
    const opened = openAddressed(lab, 'momentum', 1, false)
    state().load(defaultExperiment)
    await opened
    expect(state().experiment).toBe(defaultExperiment)
    expect(read()).toBeUndefined()
  })

  test('of no lesson says so', async () => {
    await openAddressed(lab, 'nope', 1, false)
    expect(state().notices).toEqual(['There is no lesson “nope”. Press G for all of them.'])
  })
})

test('lessons follow each other', () => {
  const [first, second] = lessons
  expect(first && lessonAfter(first)).toBe(second)
  const last = lessons.at(-1)
  expect(last && lessonAfter(last)).toBeUndefined()
})
