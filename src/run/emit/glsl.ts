/** The surface and one step of a runner's rule as GLSL: what the shaders of the page are put together from. */
import { listingOf } from '../../math/listing'
import { clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'

/** @throws Error if the rule is too large on this surface */
export function glslOfRunner(plan: RacePlan, index: number): string {
  const runner = plan.runners[index]
  if (!runner) throw new RangeError(`no runner ${index}`)
  const { surface, text, loss, settings } = groundOf(plan)
  const rule = compileOptimizer(optimizerOf(runner)).rule(text, clippingOf(runner.clip))
  if (rule.problem) throw rule.problem
  const both = (name: string, vector: string) =>
    Array.from(
      { length: loss.dimension },
      (_, at) => [`${name}.${at}`, `${vector}.${at ? 'y' : 'x'}`] as const,
    )
  const states = rule.state.map((_, at) => `s${at}`)
  const hasNoise = plan.noise.sigma > 0
  const zeros = [
    ...zerosOf('setting', runner.settings),
    ...zerosOf('surface', settings),
    ...(hasNoise ? [] : both('noise', '').map(([name]) => [name, 0] as const)),
  ]
  const { body, results, uniforms, constants } = rule.glsl({
    known: new Map(zeros),
    varying: new Map([
      ...both('theta', 'theta'),
      ...both('g', 'g'),
      ...(hasNoise ? both('noise', 'shake') : []),
      ['dice', 'dice'],
      ...rule.state.map(({ input }, at) => [input, states[at] ?? ''] as const),
    ]),
    stepwise: new Set(['t', 'eta']),
    constant: (at) => `u_constants[${at}]`,
    stepNumber: (at) => `u_step[${at}]`,
    prefix: 'r',
  })
  const stepNumbers = uniforms.output.length - constants
  const hasDice = rule.step.input.has('dice')
  const parameters = [
    'inout vec2 theta',
    'vec2 g',
    ...(hasNoise ? ['vec2 shake'] : []),
    ...(hasDice ? ['uvec2 dice'] : []),
    ...states.map((name) => `inout float ${name}`),
  ]
  const [x = '0.0', second] = results
  const y = loss.dimension === 1 ? '0.0' : (second ?? '0.0')
  const lines = [
    '// The loss and its gradient, to follow shaders/guards.glsl.',
    `// u_surface at these settings: ${[...surface.uniforms(settings)].join(', ')}`,
    surface.glsl,
    `// One step: g is the gradient after noise and clipping${hasNoise ? ', shake the noise in it' : ''}.`,
    '// What is 0 is left out. The uniforms are computed in float64:',
    ...listingOf(uniforms, [...names('u_constants', constants), ...names('u_step', stepNumbers)]).map(
      (line) => `//   ${line}`,
    ),
    ...(rule.state.length > 0
      ? [`// ${rule.state.map(({ input }, at) => `s${at} is ${input}`).join(', ')}`]
      : []),
    ...(constants > 0 ? [`uniform float u_constants[${constants}];`] : []),
    ...(stepNumbers > 0 ? [`uniform float u_step[${stepNumbers}];`] : []),
    `void takeStep(${parameters.join(', ')}) {`,
    ...(body === '' ? [] : [body]),
    `vec2 next = vec2(${x}, ${y});`,
    ...states.map((_, at) => `float n${at} = ${results[loss.dimension + at]};`),
    'theta = next;',
    ...states.map((name, at) => `${name} = n${at};`),
    '}',
    '',
  ]
  return lines.join('\n')
}

/** Settings that are 0 leave out their terms. */
function zerosOf(kind: string, settings: Readonly<Record<string, number>>): (readonly [string, number])[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    value === 0 ? [[`${kind}.${name}`, 0] as const] : [],
  )
}

function names(uniform: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${uniform}[${at}]`)
}
