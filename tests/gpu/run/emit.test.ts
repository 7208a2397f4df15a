/** The GLSL that `emit` prints compiles behind the guards, and gives the loss, for every optimizer and surface. */
import { expect, test } from 'vitest'
import noise from '../../../shaders/noise.glsl?raw'
import { parseExperiment } from '../../../src/experiment/schema/schema'
import { optimizers } from '../../../src/optimizers/list'
import { glslOfRunner } from '../../../src/run/emit/glsl'
import { groundOf } from '../../../src/run/ground'
import { surfaces } from '../../../src/surfaces/list'
import { compute } from '../../helpers/shader'

const loop = {
  name: 'Loop',
  settings: { eta: 0.1 },
  rule: 'a = 1\nrepeat 9 while loss(theta - a g) > loss\n  a = a / 2\nend\ntheta = theta - a g',
}

test.each([
  ...optimizers.map(({ id }) => [id, 'himmelblau'] as const),
  ...surfaces.map(({ id }) => ['adam', id] as const),
  ['loop', 'rosenbrock'] as const,
])('%s on %s', (optimizer, id) => {
  const { experiment } = parseExperiment({
    surface: { id },
    noise: { sigma: optimizer === 'sam' ? 0.1 : 0 },
    runners: [{ optimizer: optimizer === 'loop' ? loop : optimizer, clip: { norm: 1 } }],
  })
  const declarations = glslOfRunner(experiment, 0)
  const states = /takeStep\((.*)\)/.exec(declarations)?.[1]?.match(/inout float s\d+/g) ?? []
  const ground = groundOf(experiment)
  const [x = 0, y = 0] = experiment.start
  const args = [
    'theta',
    'g',
    ...(/vec2 shake/.test(declarations) ? ['g'] : []),
    ...(/uvec2 dice/.test(declarations) ? ['diceOf(1u, 0u, 1u)'] : []),
    ...states.map((_, at) => `s${at}`),
  ]
  const [value] = compute({
    declarations: `${noise}\n${declarations}`,
    body: [
      'vec2 theta = vec2(inputs[0], inputs[1]);',
      'vec2 g = vec2(0.5);',
      'outputs[0] = lossAndGradient(theta).x;',
      ...states.map((_, at) => `float s${at} = 0.0;`),
      `takeStep(${args.join(', ')});`,
      'outputs[1] = theta.x;',
    ].join('\n'),
    inputs: 2,
    outputs: 2,
    rows: Float32Array.of(x, y),
    uniforms: { u_surface: ground.surface.uniforms(ground.settings) },
  })
  const expected = ground.loss.value(x, y)
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)))
})
