/** The same steps by Thalweg's own engine, from the texts of Adam and Rosenbrock. */
import { Ensemble } from '../../../src/ensemble/gpu/ensemble'
import { Programs } from '../../../src/ensemble/gpu/programs'
import { stepShader } from '../../../src/ensemble/gpu/stepShader'
import { groundOf } from '../../../src/run/ground'
import { judgeOf } from '../../../src/run/verdict/judge'
import { racePlan, runnerPlan, starts } from '../../helpers/ensemblePlans'
import { type Contender, beta1, beta2, epsilon, eta, side } from './contender'

/** Steps of single runs in one draw: what the page comes to on this software GPU with draws of some 6 ms. */
const drawSteps = 2_500_000

export async function engine(gl: WebGL2RenderingContext): Promise<Contender> {
  const plan = starts(racePlan('rosenbrock', runnerPlan('adam', { eta, beta1, beta2, epsilon })), side)
  const ground = groundOf(plan.race)
  const shader = stepShader(plan, ground)
  const programs = new Programs(gl)
  const [any, fused] = await Promise.all([
    programs.compile(shader.fragment(false)),
    programs.compile(shader.fragment(true)),
  ])
  const { restSlopes, restSteps } = judgeOf(ground)
  const ensemble = new Ensemble(
    gl,
    plan,
    ground,
    shader,
    { any, fused },
    { slopes: restSlopes, steps: restSteps },
  )
  const pixel = new Float32Array(4)
  const read = (column: number, row: number): Float32Array => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, ensemble.texture, 0)
    gl.readPixels(column, row, 1, 1, gl.RGBA, gl.FLOAT, pixel)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    return pixel
  }
  const framebuffer = gl.createFramebuffer()
  let target = 0

  return {
    restart() {
      target = 0
      ensemble.rewind()
      while (ensemble.advance(0, drawSteps) > 0);
      read(0, 0)
    },
    advance(steps) {
      target += steps
      while (ensemble.advance(target, drawSteps) > 0);
      // Nothing is read before all of it is drawn.
      read(0, 0)
    },
    place(run) {
      const [x = NaN, y = NaN] = read(run % side, Math.floor(run / side))
      return [x, y]
    },
    dispose() {
      gl.deleteFramebuffer(framebuffer)
      ensemble.dispose()
      programs.dispose()
    },
  }
}
