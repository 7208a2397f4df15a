/** The shaders of a surface and of a runner's rule, whole, with a note of what their uniforms are. */
import { listingOf } from '../../math/listing'
import { clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { groundOf, optimizerOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import type { Axes } from '../quantities'
import { type StepTemplates, stepText } from './stepText'
import { type Source, stepNumberAt } from './stepSlots'

export interface Templates extends StepTemplates {
  readonly field: string
}

const version = '#version 300 es\n'

/** The fragment shader that fills the field of the surface: loss and gradient over the grid. */
export function fieldGlsl(plan: RacePlan, { field, assemble }: Templates): string {
  const { surface, settings, text } = groundOf(plan)
  const numbers = [...surface.uniforms(settings)]
  const note = numbers.length > 0 ? `// u_surface at these settings: ${numbers.join(', ')}\n` : ''
  const its = text.columns ? `// u_rows: a texel for each row of the data: ${text.columns.join(', ')}\n` : ''
  return version + note + its + assemble(field, { surface: surface.glsl })
}

/**
 * The fragment shader that takes the steps of an ensemble of a runner, for these axes.
 * @throws EnsembleError if the state does not fit; FormulaError if the rule is too large on this surface
 */
export function stepGlsl(plan: RacePlan, index: number, axes: Axes, templates: Templates): string {
  const runner = plan.runners[index]
  if (!runner) throw new RangeError(`no runner ${index}`)
  const ground = groundOf(plan)
  const { problem } = compileOptimizer(optimizerOf(runner)).rule(ground.text, clippingOf(runner.clip))
  if (problem) throw problem
  const ensemble = { race: plan, runner: index, x: axes.x, y: axes.y, columns: 1, rows: 1 }
  const shader = stepText(ensemble, ground, templates)
  return version + notes(shader.sources).join('') + shader.fragment(false)
}

/** What computes the numbers of the uniforms, which the page does in float64. */
function notes(sources: readonly Source[]): string[] {
  let [constants, stepNumbers] = [0, 0]
  const lines = sources.flatMap(({ of, program, ...its }) => {
    const names = [
      ...Array.from({ length: its.constants }, () => `k${constants++}`),
      ...Array.from({ length: its.stepNumbers }, () => stepNumberAt(stepNumbers++)),
    ]
    if (names.length === 0) return []
    if (!program) return [`// ${of}: ${names.join(', ')}`]
    // Without the number of registers, which says nothing to who reads a shader.
    return [
      `// ${of}:`,
      ...listingOf(program, names)
        .slice(1)
        .map((line) => `//   ${line}`),
    ]
  })
  if (lines.length === 0) return []
  const head =
    '// Computed in float64: k0, k1, … in u_constants, and q0, q1, … in the texels of a step in u_table.'
  return [head, ...lines].map((line) => `${line}\n`)
}
