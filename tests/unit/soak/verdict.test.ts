/** What a soak finds wrong: growth past its bar from the fifth minute on, and nothing else. */
import { expect, test } from 'vitest'
import { faultsOf, tooShortFor } from '../../soak/verdict'
import type { Vitals } from '../../soak/vitals'

const MiB = 2 ** 20

function row(minute: number, change: Partial<Vitals> = {}): Vitals {
  return {
    minute,
    heap: 20 * MiB,
    nodes: 1500,
    listeners: 280,
    objects: { Texture: 9, Buffer: 9 },
    complaints: 0,
    actions: 10 * minute,
    losses: 0,
    returnMs: undefined,
    ...change,
  }
}

test('a page that stays as it is, or grows before the fifth minute only, is sound', () => {
  const young = row(1, { heap: 5 * MiB, nodes: 900, listeners: 100, objects: { Texture: 2 } })
  expect(faultsOf([young, row(5), row(6), row(7)])).toEqual([])
  expect(faultsOf([row(0), row(1, { nodes: 9000 })])).toEqual([])
})

test('a soak of less than 7 minutes says that it does not judge growth', () => {
  const until = (last: number) => Array.from({ length: last + 1 }, (_, minute) => row(minute))
  const unjudged = 'growth is not judged: it needs 3 rows from minute 5 on, so at least 7 minutes'
  expect(tooShortFor(until(1))).toBe(unjudged)
  expect(tooShortFor(until(6))).toBe(unjudged)
  expect(tooShortFor(until(7))).toBeUndefined()
})

test('a cache that fills, is emptied and fills again is sound', () => {
  const rows = [9, 20, 41, 9, 30, 38, 12, 41, 44].map((Program, index) =>
    row(5 + index, { objects: { Program } }),
  )
  expect(faultsOf(rows)).toEqual([])
})

test('the heap may grow by 4 MiB and no more', () => {
  expect(faultsOf([row(5), row(6, { heap: 24 * MiB })])).toEqual([])
  expect(faultsOf([row(5), row(6, { heap: 24.5 * MiB }), row(7)])).toEqual([
    'the heap at rest grew by 4.5 MiB, 4.0 are allowed',
  ])
})

test('one node, listener or GL object more each minute is a fault, also of a kind that there was none of', () => {
  const rows = Array.from({ length: 6 }, (_, index) =>
    row(5 + index, {
      nodes: 1500 + index,
      listeners: 280 + index,
      objects: { Texture: 9 + index, Buffer: 9, ...(index > 0 && { Sync: index }) },
    }),
  )
  expect(faultsOf(rows)).toEqual([
    'DOM nodes grew: never more than 1501 at first, never less than 1504 at last',
    'event listeners grew: never more than 281 at first, never less than 284 at last',
    'GL objects of the kind Texture grew: never more than 10 at first, never less than 13 at last',
    'GL objects of the kind Sync grew: never more than 1 at first, never less than 4 at last',
  ])
})

test('a line on the console and a slow return of the GPU are faults in every minute', () => {
  expect(
    faultsOf([row(0), row(1, { complaints: 2, losses: 1, returnMs: 1400 }), row(2, { complaints: 2 })]),
  ).toEqual([
    '2 lines on the console, 0 are allowed',
    'the first frame after a lost GPU took 1400 ms, 1000 are allowed',
  ])
})
