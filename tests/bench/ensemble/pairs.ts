/**
 * The fastest that we know of: the bare steps by hand, with their numbers written in, two runs a texel. It does not
 * notice what becomes of a run, and its shape fits this one optimizer.
 */
import { type Contender, corrections, runs, side, start } from './contender'
import adam from './adamPairs.frag?raw'
import { link, textures } from './targets'

/** Steps that the shader takes in one pass. */
const fusedSteps = 64
const columns = side / 2

/** θ, m and v of two neighbours in three textures; every pass covers all texels. */
export function pairs(gl: WebGL2RenderingContext): Contender {
  const program = link(gl, adam)
  const sets = [textures(gl, columns, 3), textures(gl, columns, 3)] as const
  const starts = new Float32Array(2 * runs)
  for (let run = 0; run < runs; run += 1) starts.set(start(run), 2 * run)
  const zeros = new Float32Array(2 * runs)
  const numbers = new Float32Array(2 * fusedSteps)
  let step = 0

  const pass = (): void => {
    const passes = step / fusedSteps
    const [from, to] = passes % 2 === 0 ? sets : [sets[1], sets[0]]
    for (let k = 0; k < fusedSteps; k += 1) {
      const { rate, floor } = corrections(step + k + 1)
      numbers.set([rate, floor], 2 * k)
    }
    gl.uniform2fv(gl.getUniformLocation(program, 'u_corrections'), numbers)
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
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, columns, side, gl.RGBA, gl.FLOAT, texels)
      })
      gl.finish()
    },
    advance(steps) {
      if (steps % fusedSteps > 0) throw new RangeError(`whole passes of ${fusedSteps} steps only`)
      gl.useProgram(program)
      gl.viewport(0, 0, columns, side)
      for (const [unit, name] of ['u_theta', 'u_m', 'u_v'].entries()) {
        gl.uniform1i(gl.getUniformLocation(program, name), unit)
      }
      for (let taken = 0; taken < steps; taken += fusedSteps) pass()
      // Nothing is read before all of it is drawn.
      read(0, 0)
    },
    place(run) {
      const [x0 = NaN, y0 = NaN, x1 = NaN, y1 = NaN] = read((run % side) >> 1, Math.floor(run / side))
      return run % 2 === 0 ? [x0, y0] : [x1, y1]
    },
    dispose() {
      gl.deleteProgram(program)
      for (const { textures, framebuffer } of sets) {
        gl.deleteFramebuffer(framebuffer)
        for (const texture of textures) gl.deleteTexture(texture)
      }
    },
  }
}
