/** The noise in a step shader. */
import { firstStream } from '../../cell'
import type { StepSlots } from '../stepSlots'
import { type Stepped, axisOf } from './stepped'

/** The seed of a run and its noise stream, in the shader. */
export function streamOf({ plan }: Stepped): { readonly seed: string; readonly stream: string } {
  const seedAxis = axisOf(plan, 'seed')
  return {
    seed: seedAxis ? `u_seed + uint(${seedAxis})` : 'u_seed',
    stream: plan.race.noise.shared ? '0u' : `uint(cell.y) * u_columns + uint(cell.x) + ${firstStream}u`,
  }
}

/** Adds σ ξ to `g`, and keeps it in `shake` for other gradients that the rule evaluates. Empty without noise. */
export function noisePart(stepped: Stepped, slots: StepSlots): string {
  const { plan, ground } = stepped
  const { sigma, shared } = plan.race.noise
  const sigmaAxis = axisOf(plan, 'noise.sigma')
  if (!(sigma > 0) && !sigmaAxis) return ''
  const seedAxis = axisOf(plan, 'seed')
  const names = slots.next()
  const isHashed = !shared || seedAxis !== undefined
  slots.add({ of: 'noise', constants: sigmaAxis ? 0 : 1, stepNumbers: isHashed ? 0 : 2 })
  const { seed, stream } = streamOf(stepped)
  const normal = isHashed
    ? `normals(${seed}, ${stream}, uint(t))`
    : `vec2(${names.stepNumber(0)}, ${names.stepNumber(1)})`
  const isCurve = ground.loss.dimension === 1
  return [
    `vec2 shake = ${sigmaAxis ?? names.constant(0)} * ${normal};`,
    ...(isCurve ? ['shake.y = 0.0;'] : []),
    'g += shake;',
  ].join('\n')
}
