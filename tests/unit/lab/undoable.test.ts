/** A document with an undo of its own. */
import { expect, test } from 'vitest'
import { begun, changed, redone, undone } from '../../../src/lab/undoable'

test('edits of one gesture are one step, and undo and redo go through the steps', () => {
  const first = begun(30)
  const dragged = changed(changed(first, 24, 'drag'), 25, 'drag')
  const twice = changed(dragged, 50)
  expect(twice.past).toEqual([30, 25])
  const back = undone(twice)
  expect(back?.now).toBe(25)
  expect(back && undone(back)?.now).toBe(30)
  expect(back && redone(back)?.now).toBe(50)
  expect(undone(first)).toBeUndefined()
  expect(redone(first)).toBeUndefined()
})

test('an edit that changes nothing is no step, and one after an undo forgets what was undone', () => {
  const twice = changed(changed(begun('a'), 'b'), 'c')
  expect(changed(twice, 'c')).toBe(twice)
  const back = undone(twice)
  expect(back && changed(back, 'd')).toMatchObject({ now: 'd', past: ['a', 'b'], future: [] })
})
