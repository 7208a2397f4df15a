/** Compiled step shaders: each text is compiled once, and an evicted program still runs for its holders. */
import { expect, it } from 'vitest'
import { EnsembleError } from '../../../../src/ensemble/gpu/error'
import { Programs } from '../../../../src/ensemble/gpu/programs'

const fragment = (n: number) =>
  `precision highp float;\nout vec4 o_state0;\nvoid main() { o_state0 = vec4(${n}.0); }`

function context(): WebGL2RenderingContext {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) throw new Error('no WebGL2')
  return gl
}

it('a program of an early edit runs after many later ones', async () => {
  const gl = context()
  const programs = new Programs(gl)
  const first = await programs.compile(fragment(0))
  expect(await programs.compile(fragment(0))).toBe(first)
  for (let n = 1; n <= 40; n += 1) await programs.compile(fragment(n))
  gl.useProgram(first.program)
  gl.drawArrays(gl.TRIANGLES, 0, 3)
  expect(gl.getError()).toBe(gl.NO_ERROR)
  programs.dispose()
})

it('reports why the GPU refuses a shader', async () => {
  const programs = new Programs(context())
  await expect(programs.compile('void main() { wrong; }')).rejects.toThrow(EnsembleError)
  await expect(programs.compile('void main() { wrong; }')).rejects.toThrow(/cannot compile .* 'wrong'/)
})
