/** States of an ensemble on a GPU whose memory is full: each allocation that may not fit is asked about. */
import { expect, test } from 'vitest'
import { EnsembleError } from '../../../../src/ensemble/gpu/error'
import { States } from '../../../../src/ensemble/gpu/states'

const outOfMemory = 0x0505

/** A context with room for so many textures, which counts those that it has. */
function contextWith(room: number): { readonly gl: WebGL2RenderingContext; alive(): number } {
  let alive = 0
  let error = 0
  const known: Readonly<Record<string, unknown>> = {
    canvas: new EventTarget(),
    NO_ERROR: 0,
    OUT_OF_MEMORY: outOfMemory,
    getParameter: () => 4096,
    getError: () => {
      const said = error
      error = 0
      return said
    },
    createTexture: () => {
      alive += 1
      if (alive > room) error = outOfMemory
      return {}
    },
    deleteTexture: () => (alive -= 1),
  }
  const gl = new Proxy({}, { get: (_, name) => known[String(name)] ?? (() => ({})) })
  return { gl: gl as WebGL2RenderingContext, alive: () => alive }
}

test.each([0, 1, 3])('with room for %d textures of 4 the states do not fit, and leave nothing', (room) => {
  const { gl, alive } = contextWith(room)
  expect(() => new States(gl, 2048, 2048, 2)).toThrow(/2048 × 2048 runs do not fit .* choose a smaller size/)
  expect(alive()).toBe(0)
})

test('the copy that is kept is asked about too', () => {
  const { gl, alive } = contextWith(4)
  const states = new States(gl, 2048, 2048, 2)
  expect(() => states.keep()).toThrow(EnsembleError)
  expect(states.kept).toBeUndefined()
  states.dispose()
  expect(alive()).toBe(0)
})

test('a copy that fits is kept, once', () => {
  const { gl, alive } = contextWith(5)
  const states = new States(gl, 2048, 2048, 2)
  states.keep()
  states.keep()
  expect(states.kept).toBeDefined()
  expect(alive()).toBe(5)
})
