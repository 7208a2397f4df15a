/** The limit: the same by a shader that is written by hand for this one optimizer on this one surface. */
import adam from './adam.frag?raw'
import { type Contender, beta1, beta2, corrections, runs, side, start } from './contender'
import { link, textures } from './targets'

/** ‖∇L‖ below which a run is at rest. */
const restTolerance = 1e-4

/** Steps that the shader takes in one pass. */
const fusedSteps = 32

/** x, y, loss and record in one texture, m and v in another; every pass covers all texels. */
export function shader(gl: WebGL2RenderingContext): Contender {
  const program = link(gl, adam)
  const sets = [textures(gl, side, 2), textures(gl, side, 2)] as const
  const starts = new Float32Array(4 * runs)
  for (let run = 0; run < runs; run += 1) starts.set(start(run), 4 * run)
  const zeros = new Float32Array(4 * runs)
  const numbers = new Float32Array(2 * fusedSteps)
  const at = (name: string) => gl.getUniformLocation(program, name)
  let step = 0

  const pass = (): void => {
    const passes = step / fusedSteps
    const [from, to] = passes % 2 === 0 ? sets : [sets[1], sets[0]]
    for (let k = 0; k < fusedSteps; k += 1) {
      const { rate, floor } = corrections(step + k + 1)
      numbers.set([rate, floor], 2 * k)
    }
    gl.uniform2fv(at('u_corrections'), numbers)
    gl.uniform1i(at('u_first'), step + 1)
    from.textures.forEach((texture, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
    })
    gl.bindFramebuffer(gl.FRAMEBUFFER, to.framebuffer)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
    step += fusedSteps
  }
  const read = (column: number, row: number): Float32Array => {
    const texel = new Float32Array(4)
    gl.bindFramebuffer(gl.FRAMEBUFFER, sets[(step / fusedSteps) % 2 === 0 ? 0 : 1].framebuffer)
    gl.readPixels(column, row, 1, 1, gl.RGBA, gl.FLOAT, texel)
    return texel
  }

  return {
    restart() {
      step = 0
      sets[0].textures.forEach((texture, index) => {
        gl.bindTexture(gl.TEXTURE_2D, texture)
        const texels = index === 0 ? starts : zeros
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, side, side, gl.RGBA, gl.FLOAT, texels)
      })
      gl.finish()
    },
    advance(steps) {
      if (steps % fusedSteps > 0) throw new RangeError(`whole passes of ${fusedSteps} steps only`)
      gl.useProgram(program)
      gl.viewport(0, 0, side, side)
      gl.uniform1i(at('u_place'), 0)
      gl.uniform1i(at('u_averages'), 1)
      gl.uniform4f(at('u_decays'), beta1, 1 - beta1, beta2, 1 - beta2)
      gl.uniform2f(at('u_valley'), 1, 100)
      gl.uniform1f(at('u_restSquared'), restTolerance ** 2)
      for (let taken = 0; taken < steps; taken += fusedSteps) pass()
      // Nothing is read before all of it is drawn.
      read(0, 0)
    },
    place(run) {
      const [x = NaN, y = NaN] = read(run % side, Math.floor(run / side))
      return [x, y]
    },
    dispose() {
      gl.deleteProgram(program)
      for (const set of sets) {
        gl.deleteFramebuffer(set.framebuffer)
        for (const texture of set.textures) gl.deleteTexture(texture)
      }
    },
  }
}
