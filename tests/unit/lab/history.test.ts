/** Undo, redo, and gestures that are one step. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultExperiment } from '../../../src/experiment/defaults/defaults'
import { setSeed } from '../../../src/experiment/edits/edits'
import type { Experiment } from '../../../src/experiment/experiment'
import {
  type History,
  pushEdit,
  cancelGesture,
  endGesture,
  historyOf,
  redo,
  undo,
} from '../../../src/lab/history'

const experimentNo = (seed: number): Experiment => setSeed(defaultExperiment, seed)
const edit = (history: History, seed: number, gesture?: string): History =>
  pushEdit(history, experimentNo(seed), gesture)
const seedOf = (history: History): number => history.experiment.seed
const start = historyOf(experimentNo(0))

test('undo and redo go back and forth', () => {
  const three = edit(edit(edit(start, 1), 2), 3)
  expect(seedOf(undo(three))).toBe(2)
  expect(seedOf(undo(undo(three)))).toBe(1)
  expect(seedOf(redo(undo(undo(three))))).toBe(2)
  expect(redo(redo(undo(undo(three))))).toEqual(three)
})

test('undo and redo do nothing at either end', () => {
  expect(undo(start)).toEqual(start)
  expect(redo(start)).toEqual(start)
  expect(seedOf(undo(undo(edit(start, 1))))).toBe(0)
})

test('an edit after undo drops what was undone', () => {
  const other = edit(undo(edit(edit(start, 1), 2)), 9)
  expect(other.future).toEqual([])
  expect(seedOf(redo(other))).toBe(9)
  expect(seedOf(undo(other))).toBe(1)
})

test('an edit that changes nothing is not a step', () => {
  expect(pushEdit(start, start.experiment)).toBe(start)
})

describe('a gesture', () => {
  const before = edit(start, 1)
  const drag = [2, 3, 4].reduce((history, seed) => edit(history, seed, 'drag'), before)

  test('is one step', () => {
    expect(seedOf(drag)).toBe(4)
    expect(seedOf(undo(endGesture(drag)))).toBe(1)
    expect(seedOf(undo(drag))).toBe(1)
    expect(seedOf(redo(undo(drag)))).toBe(4)
  })

  test('with the same name is a new step once the first has ended', () => {
    const second = edit(endGesture(drag), 5, 'drag')
    expect(seedOf(undo(second))).toBe(4)
  })

  test('with another name is a new step', () => {
    expect(seedOf(undo(edit(drag, 5, 'slide')))).toBe(4)
    expect(seedOf(undo(edit(drag, 5)))).toBe(4)
  })

  test('that is cancelled leaves no trace', () => {
    expect(cancelGesture(drag)).toEqual(before)
    expect(cancelGesture(endGesture(drag))).toEqual(endGesture(drag))
    expect(cancelGesture(start)).toBe(start)
  })
})

test('only the last two hundred steps are kept', () => {
  const long = Array.from({ length: 250 }, (_, index) => index + 1).reduce(
    (history, seed) => edit(history, seed),
    start,
  )
  expect(long.past).toHaveLength(200)
  const back = Array.from({ length: 300 }).reduce((history: History) => undo(history), long)
  expect(seedOf(back)).toBe(50)
})

test('any walk back and forth agrees with an index into a list (seed 8)', () => {
  const moves = fc.array(fc.oneof(fc.nat(99), fc.constantFrom('undo' as const, 'redo' as const)), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(moves, (walk) => {
      let history = start
      let list = [0]
      let finger = 0
      for (const move of walk) {
        if (move === 'undo') {
          history = undo(history)
          finger = Math.max(finger - 1, 0)
        } else if (move === 'redo') {
          history = redo(history)
          finger = Math.min(finger + 1, list.length - 1)
        } else {
          history = edit(history, move)
          list = [...list.slice(0, finger + 1), move]
          finger += 1
        }
        expect(seedOf(history)).toBe(list[finger])
      }
    }),
    { seed: 8 },
  )
})
