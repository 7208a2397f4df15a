/** The whole shaders that `emit` prints compile, and the field has the loss and its gradient, for every optimizer that the GPU has room for, and every surface. */
import { expect, test } from 'vitest'
import wholeTarget from '../../../../shaders/wholeTarget.vert?raw'
import { shaderText } from '../../../../shaders/shaderText'
import { fieldGlsl, stepGlsl } from '../../../../src/ensemble/gpu/emit'
import { RoomError } from '../../../../src/ensemble/gpu/error'
import { pageTemplates } from '../../../../src/ensemble/gpu/pageTemplates'
import { maxState } from '../../../../src/ensemble/plan'
import { axesOf } from '../../../../src/experiment/defaults/ensembleDefaults'
import { parseExperiment } from '../../../../src/experiment/schema/schema'
import { compileOptimizer } from '../../../../src/optimizers/compile'
import type { Optimizer } from '../../../../src/optimizers/optimizer'
import { optimizers } from '../../../../src/optimizers/list'
import { floatTexture } from '../../../../src/ensemble/gpu/states'
import { rowTexels, rowsAcross } from '../../../../src/math/glslRows'
import type { Rows } from '../../../../src/math/rows'
import { groundOf } from '../../../../src/run/ground'
import { surfaces } from '../../../../src/surfaces/list'

const loop = {
  name: 'Loop',
  settings: { eta: 0.1 },
  rule: 'a = 1\nrepeat 9 while loss(theta - a g + 0 random()) > loss\n  a = a / 2\nend\ntheta = theta - a g',
}

test.each([
  ...optimizers.filter(fits).map(({ id }) => [id, 'himmelblau'] as const),
  ...surfaces.map(({ id }) => ['adam', id] as const),
  ['loop', 'rosenbrock'] as const,
])('%s on %s', (optimizer, id) => {
  const { experiment } = parseExperiment({
    surface: { id },
    noise: { sigma: optimizer === 'sam' ? 0.1 : 0 },
    runners: [{ optimizer: optimizer === 'loop' ? loop : optimizer, clip: { norm: 1 } }],
  })
  const gl = context()
  program(gl, stepGlsl(experiment, 0, axesOf(experiment, 0), pageTemplates))
  const ground = groundOf(experiment)
  const [x = 0, y = 0] = experiment.start
  const numbers = ground.surface.uniforms(ground.settings)
  const found = fieldAt(gl, fieldGlsl(experiment, pageTemplates), [x, y], numbers, ground.rows)
  const slopes = new Float64Array(2)
  ground.loss.gradient(x, y, slopes)
  const expected = [ground.loss.value(x, y), ...slopes]
  for (const [at, value] of expected.entries())
    expect(Math.abs((found[at] ?? Number.NaN) - value)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
})

test.each(optimizers.filter((optimizer) => !fits(optimizer)).map(({ id, name }) => [id, name] as const))(
  '%s has no shader, and it says why',
  (optimizer, name) => {
    const { experiment } = parseExperiment({ surface: { id: 'himmelblau' }, runners: [{ optimizer }] })
    const shader = () => stepGlsl(experiment, 0, axesOf(experiment, 0), pageTemplates)
    expect(shader).toThrow(RoomError)
    expect(shader).toThrow(`${name} keeps `)
  },
)

/** What has more state runs on the CPU alone. */
function fits(optimizer: Optimizer): boolean {
  return (
    compileOptimizer(optimizer).rule({ parameters: ['x', 'y'], formula: 'x^2 + y^2' }).state.length <=
    maxState
  )
}

/** Value and gradient at one place, drawn with the field's shader. */
function fieldAt(
  gl: WebGL2RenderingContext,
  fragment: string,
  [x, y]: readonly [number, number],
  numbers: Float32Array,
  rows: Rows | undefined,
): Float32Array {
  const made = program(gl, fragment)
  gl.useProgram(made)
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
  gl.viewport(0, 0, 1, 1)
  gl.uniform2f(gl.getUniformLocation(made, 'u_low'), x, y)
  gl.uniform1f(gl.getUniformLocation(made, 'u_size'), 2)
  if (rows) {
    const { texels, height } = rowTexels(rows)
    gl.bindTexture(gl.TEXTURE_2D, floatTexture(gl, rowsAcross, height, texels))
    gl.uniform1i(gl.getUniformLocation(made, 'u_rowCount'), rows.count)
  }
  if (numbers.length > 0) gl.uniform1fv(gl.getUniformLocation(made, 'u_surface'), numbers)
  gl.drawArrays(gl.TRIANGLES, 0, 3)
  const read = new Float32Array(4)
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, read)
  return read
}

function context(): WebGL2RenderingContext {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
  return gl
}

/** @throws Error with what the compiler says */
function program(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const made = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, `#version 300 es\n${shaderText(wholeTarget)}`],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('no shader')
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    expect(gl.getShaderInfoLog(shader) ?? '').toBe('')
    gl.attachShader(made, shader)
  }
  gl.linkProgram(made)
  expect(gl.getProgramParameter(made, gl.LINK_STATUS)).toBe(true)
  return made
}
