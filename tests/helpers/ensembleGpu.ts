/** The GPU engine in a context of its own, for tests. */
import { Computer, type Prepared } from '../../src/ensemble/gpu/computer'
import { Ensemble } from '../../src/ensemble/gpu/ensemble'
import type { EnsemblePlan } from '../../src/ensemble/plan'
import { Programs } from '../../src/ensemble/gpu/programs'
import type { LossBand, Outcomes } from '../../src/ensemble/outcomes/result'

export interface Engine {
  readonly gl: WebGL2RenderingContext
  /** x, y, loss and record of every run after so many steps. */
  ends(plan: EnsemblePlan, steps?: number): Promise<Float32Array>
  /** The whole state of every run, as bytes; computed in passes of so many steps, or fused. */
  bytes(plan: EnsemblePlan, passes: number | 'fused', runSteps?: number): Promise<Uint8Array>
  /** What the page would show. */
  outcomes(plan: EnsemblePlan): Promise<{ outcomes: Outcomes; band: LossBand | undefined }>
  dispose(): void
}

export function engine(): Engine {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL2 with float targets')
  const computer = new Computer({ gl, restore: () => undefined })
  const programs = new Programs(gl)
  const run = (ensemble: Ensemble, steps: number, runSteps: number): void => {
    while (!ensemble.isAt(steps)) ensemble.advance(steps, runSteps)
  }
  return {
    gl,
    async ends(plan, steps = plan.race.steps) {
      const ensemble = computer.ensemble(await computer.prepare(plan), plan.columns, plan.rows)
      run(ensemble, steps, Infinity)
      const ends = new Float32Array(4 * plan.columns * plan.rows)
      ensemble.read('last', ends)
      ensemble.dispose()
      return ends
    },
    async bytes(plan, passes, runSteps = Infinity) {
      const { ground, shader, programs: kept, rest }: Prepared = await computer.prepare(plan)
      const fused = passes === 'fused' ? { fused: await programs.compile(shader.fragment(true)) } : {}
      const maxSteps = passes === 'fused' ? undefined : passes
      const ensemble = new Ensemble(gl, plan, ground, shader, { ...kept, ...fused }, rest, maxSteps)
      run(ensemble, plan.race.steps, runSteps)
      const all = ensemble.readAll()
      ensemble.dispose()
      return new Uint8Array(all.buffer)
    },
    async outcomes(plan) {
      const prepared = await computer.prepare(plan)
      const computing = { signal: new AbortController().signal, onWork: () => undefined }
      const { columns, rows } = plan
      return {
        outcomes: await computer.compute(prepared, columns, rows, computing),
        band: columns <= 64 ? await computer.band(prepared, columns, rows, computing) : undefined,
      }
    },
    dispose() {
      computer.dispose()
      programs.dispose()
      gl.getExtension('WEBGL_lose_context')?.loseContext()
    },
  }
}
