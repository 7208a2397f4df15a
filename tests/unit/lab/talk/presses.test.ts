/** The keys of a talk: three clickers' sequences through a whole lesson, digits, and a P that is held. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultExperiment } from '../../../../src/experiment/defaults/defaults'
import { type Lab, createLab } from '../../../../src/lab/store'
import { doCommand } from '../../../../src/lab/talk/commands'
import { otherStageKeys, stageKeyOf, stageKeys } from '../../../../src/lab/talk/keys'
import { openCue } from '../../../../src/lab/talk/openCue'
import { beginTalk, goTo } from '../../../../src/lab/talk/present'
import { type StageHand, StagePresses } from '../../../../src/lab/talk/presses'
import { lessonById } from '../../../../src/lab/talk/talks'

const id = 'oneParameter'
const cues = lessonById(id)?.talk.cues ?? []
/** Presses of Next from the first cue to the last: one for each cue, and one for each question on the way. */
const asked = cues.slice(0, -1).filter(({ ask }) => ask !== undefined).length
const presses = cues.length - 1 + asked

let lab: Lab
let typed = ''
let keys: StagePresses
const calls = { fullScreen: 0, speaker: 0 }
const cue = () => lab.store.getState().reading?.cue
const presenting = () => lab.store.getState().presenting
const press = (key: string, isCommand = false): boolean => {
  const isTaken = keys.down({ key, repeat: false, isCommand })
  keys.up(key)
  return isTaken
}

beforeEach(() => {
  vi.useFakeTimers()
  lab = createLab(defaultExperiment)
  openCue(lab, id, 0)
  beginTalk(lab)
  Object.assign(calls, { fullScreen: 0, speaker: 0 })
  const hand: StageHand = {
    do: (deed) => {
      if (deed === 'fullScreen' || deed === 'speaker') calls[deed] += 1
      else doCommand(lab, deed)
    },
    goTo: (index) => goTo(lab, index),
    count: () => cues.length,
  }
  keys = new StagePresses(hand, lab.light, (digits) => (typed = digits))
})

afterEach(() => {
  keys.dispose()
  vi.useRealTimers()
})

describe('clickers', () => {
  test('of PageDown and PageUp go through the whole talk and back', () => {
    expect(cues.length).toBeGreaterThan(2)
    for (let times = 0; times < presses; times += 1) expect(press('PageDown')).toBe(true)
    expect(cue()).toBe(cues.length - 1)
    for (let times = cues.length - 1; times > 0; times -= 1) expect(press('PageUp')).toBe(true)
    expect(cue()).toBe(0)
    expect(presenting()).toMatchObject({ blank: undefined, strip: false, lines: [] })
  })

  test('of F5 and Escape in turn end the talk at its cue, and never reload it', () => {
    press('PageDown')
    const at = cue()
    expect(press('F5')).toBe(true)
    expect([calls.fullScreen, cue()]).toEqual([1, at])
    expect(press('Escape')).toBe(true)
    expect([presenting(), cue()]).toEqual([undefined, at])
  })

  test.each([
    ['.', 'black'],
    ['b', 'black'],
    [',', 'white'],
    ['W', 'white'],
  ])('of %s cover the picture in %s, and uncover it', (key, colour) => {
    const at = cue()
    expect(press(key)).toBe(true)
    expect(presenting()?.blank).toBe(colour)
    expect(press(key)).toBe(true)
    expect([presenting()?.blank, cue()]).toEqual([undefined, at])
  })

  test('the next cue is not covered any more', () => {
    press('b')
    press('PageDown')
    expect(presenting()?.blank).toBeUndefined()
  })
})

test('digits and Enter go to a cue, and one that is not there is told the speaker', () => {
  press('2')
  expect([typed, cue()]).toEqual(['2', 0])
  press('Enter')
  expect([typed, cue()]).toEqual(['', 1])
  for (const digit of '99') press(digit)
  press('Enter')
  expect(cue()).toBe(1)
  expect(presenting()?.lines.map(({ text }) => text)).toEqual([
    `There is no cue 99: the last is ${cues.length}.`,
  ])
})

test('digits that nobody ends are forgotten, and Escape forgets them first', () => {
  press('3')
  vi.advanceTimersByTime(4000)
  expect(typed).toBe('')
  press('3')
  press('Escape')
  expect([typed, presenting()]).not.toEqual(['', undefined])
  expect(typed).toBe('')
})

test('P goes back, and held it is the light as long as it is held', () => {
  press('End')
  const last = cue() ?? 0
  press('p')
  expect(cue()).toBe(last - 1)
  keys.down({ key: 'p', repeat: false, isCommand: false })
  vi.advanceTimersByTime(400)
  keys.down({ key: 'p', repeat: true, isCommand: false })
  expect(lab.light.isOn).toBe(true)
  keys.up('p')
  expect([lab.light.isOn, cue()]).toEqual([false, last - 1])
})

test('with a light that is on, a held P leaves it on and goes back', () => {
  press('End')
  press('l')
  const last = cue() ?? 0
  keys.down({ key: 'p', repeat: false, isCommand: false })
  vi.advanceTimersByTime(400)
  keys.up('p')
  expect([lab.light.isOn, cue()]).toEqual([true, last - 1])
})

test('a key that is held goes one cue on, not to the end', () => {
  keys.down({ key: 'PageDown', repeat: false, isCommand: false })
  const at = cue()
  for (let times = 0; times < 5; times += 1) keys.down({ key: 'PageDown', repeat: true, isCommand: false })
  expect(cue()).toBe(at)
})

test('the laser key of clickers is the light, and other commands are the browser’s', () => {
  expect(press('l', true)).toBe(true)
  expect(lab.light.isOn).toBe(true)
  expect(press('r', true)).toBe(false)
})

test.each(['a', 'g', 'h', 'e', '?', 'i', 'x', 'Delete'])('%s, a key of the page, does nothing', (key) => {
  const before = lab.store.getState()
  expect(press(key)).toBe(true)
  expect(lab.store.getState()).toBe(before)
})

test.each(['F12', 'F11', 'Tab', 'AudioVolumeUp'])('%s stays the browser’s', (key) => {
  expect(press(key)).toBe(false)
})

test('no key means two things, and every key is shown', () => {
  const all = stageKeys.flatMap((each) => each.keys)
  expect(new Set(all).size).toBe(all.length)
  for (const key of all) expect(stageKeyOf(key.toUpperCase())?.keys).toContain(key)
  expect([...stageKeys, ...otherStageKeys].every(({ label }) => label.length > 2)).toBe(true)
})
