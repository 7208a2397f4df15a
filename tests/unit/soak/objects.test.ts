/** How GL objects are counted: by what was made, deleted, and lost with its context. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countObjects } from '../../soak/objects'

const kinds = ['Texture', 'Buffer', 'Program', 'Shader', 'Framebuffer', 'Renderbuffer', 'VertexArray', 'Query', 'Sampler', 'TransformFeedback'] // prettier-ignore

/** A context that makes plain objects, and is lost and restored by hand. */
interface Context {
  readonly canvas: EventTarget
  isLost: boolean
  createTexture(): object
  deleteTexture(texture: object | null): void
  fenceSync(): object
  deleteSync(sync: object): void
}

let gl: Context

beforeEach(() => {
  class Fake {
    readonly canvas = new EventTarget()
    isLost = false
    isContextLost() {
      return this.isLost
    }
  }
  const make = { value: () => ({}), configurable: true }
  const nothing = { value: () => undefined, configurable: true }
  for (const name of [...kinds.map((kind) => `create${kind}`), 'fenceSync'])
    Object.defineProperty(Fake.prototype, name, make)
  for (const kind of [...kinds, 'Sync']) Object.defineProperty(Fake.prototype, `delete${kind}`, nothing)
  vi.stubGlobal('WebGL2RenderingContext', Fake)
  vi.stubGlobal('window', globalThis)
  countObjects()
  gl = new Fake() as unknown as Context
})

afterEach(() => vi.unstubAllGlobals())

test('what is made counts until it is deleted, once', () => {
  const textures = [gl.createTexture(), gl.createTexture(), gl.createTexture()]
  const sync = gl.fenceSync()
  expect(window.glObjects()).toEqual({ Texture: 3, Sync: 1 })
  gl.deleteTexture(textures[0] ?? null)
  gl.deleteTexture(textures[0] ?? null)
  gl.deleteTexture(null)
  gl.deleteSync(sync)
  expect(window.glObjects()).toEqual({ Texture: 2, Sync: 0 })
})

test('a lost context takes its objects, and one that is deleted in the next life takes none of that', () => {
  const old = gl.createTexture()
  gl.isLost = true
  gl.createTexture()
  gl.canvas.dispatchEvent(new Event('webglcontextlost'))
  expect(window.glObjects()).toEqual({})
  gl.isLost = false
  gl.createTexture()
  gl.deleteTexture(old)
  expect(window.glObjects()).toEqual({ Texture: 1 })
})
