/** The shader that takes the steps of one runner's ensemble, many in one pass. */
import clip from '../../../shaders/clip.glsl?raw'
import guards from '../../../shaders/guards.glsl?raw'
import noise from '../../../shaders/noise.glsl?raw'
import powers from '../../../shaders/powers.glsl?raw'
import precision from '../../../shaders/precision.glsl?raw'
import type { Ground } from '../../run/ground'
import type { EnsemblePlan } from '../plan'
import { type Source, StepParts, constantAt } from './stepParts'

/** Steps of a fused pass; their numbers come in a uniform array of so many rows. shaders/powers.glsl counts in these too. */
export const fusedSteps = 32

/** Steps in a row of the texture that has the numbers of all steps. */
export const tableSteps = 256

export interface StepShader {
  /**
   * GLSL ES 3.00. Plans that differ in numbers alone give the same text. Fused, it takes `fusedSteps` steps that are
   * written one after the other, which is much faster and takes longer to compile; else any number of them, in a loop.
   */
  fragment(isFused: boolean): string
  /** Float targets: x, y, loss and record in the first, the rule's state in the others. */
  readonly targets: number
  /** Vectors of the constants, and of the numbers of one step. */
  readonly constantVectors: number
  readonly stepVectors: number
  /** What fills those, in this order. */
  readonly sources: readonly Source[]
}

/** @throws EnsembleError where the state does not fit; FormulaError where a text does not compile. */
export function stepShader(plan: EnsemblePlan, ground: Ground): StepShader {
  const parts = new StepParts(plan, ground)
  const targets = 1 + Math.ceil(parts.stateSize / 4)
  const constantVectors = Math.ceil(parts.constants / 4)
  const stepVectors = Math.ceil(parts.stepNumbers / 4)
  const rows = indices(stepVectors)
  const states = indices(parts.stateSize).map((index) => `s${index}`)
  const declarations = [
    precision,
    guards,
    noise,
    powers,
    clip,
    ...indices(targets).map((n) => `uniform sampler2D u_state${n};`),
    'uniform sampler2D u_axes;',
    'uniform int u_first;',
    'uniform float u_restSquared;',
    'uniform uint u_seed;',
    'uniform uint u_columns;',
    ...(constantVectors ? [`uniform vec4 u_constants[${constantVectors}];`] : []),
    ...indices(targets).map((n) => `layout(location = ${n}) out vec4 o_state${n};`),
    'float axisX, axisY;',
    ...parts.steady.map(({ name }) => `float ${name};`),
    parts.functions,
  ]
  const prologue = [
    'ivec2 cell = ivec2(gl_FragCoord.xy);',
    // Copied once: every read of a uniform costs.
    ...indices(parts.constants).map((place) => `float k${place} = ${constantAt(place)};`),
    ...(parts.isStartOnly ? [] : axes),
    ...parts.steady.map(({ name, expression }) => `${name} = ${expression};`),
    'vec2 theta;',
    'float record;',
    ...states.map((name) => `float ${name};`),
  ]
  const load = [
    ...indices(targets).map((n) => `vec4 kept${n} = texelFetch(u_state${n}, cell, 0);`),
    'theta = kept0.xy;',
    'record = kept0.w;',
    ...states.map((name, index) => `${name} = kept${1 + Math.floor(index / 4)}.${'xyzw'[index % 4]};`),
  ]
  // From `theta`, the gradient there and the states, to `next` and `n0`, `n1`, …
  const step = (slope: string): string[] => [
    `vec2 g = ${slope};`,
    parts.noise,
    parts.clipping,
    parts.rule.body,
    `vec2 next = vec2(${parts.rule.theta.join(', ')});`,
    ...parts.rule.states.map((text, index) => `float n${index} = ${text};`),
  ]
  const take = [...states.map((name, index) => `${name} = n${index};`), 'theta = next;']
  const stored = (n: number): string =>
    n === 0
      ? 'vec4(theta, here.x, record)'
      : `vec4(${[0, 1, 2, 3].map((at) => states[4 * (n - 1) + at] ?? '0.0').join(', ')})`
  const isLost = (place: string, at: string): string =>
    `!isFinite(${place}.x + ${place}.y + ${at}.x + ${at}.y + ${at}.z)`

  const loop = [
    'uniform bool u_begins;',
    'uniform bool u_settles;',
    'uniform int u_count;',
    ...(stepVectors ? ['uniform sampler2D u_table;'] : []),
    'void main() {',
    ...prologue,
    'int first = u_first;',
    'int count = u_count;',
    'vec3 here;',
    'if (u_begins) {',
    ...(parts.isStartOnly ? axes : []),
    parts.starts,
    '} else {',
    ...load,
    // A run that a fused pass has left at its beginning since it is lost on the way: now its steps are taken one by one.
    'if (u_settles && record < 0.0 && fract(record) != 0.0) {',
    'first = int(-record);',
    'count = u_first - first;',
    'record = 0.0;',
    '}',
    '}',
    parts.surface.value('here', 'theta'),
    'if (u_begins) {',
    `record = ${isLost('theta', 'here')} ? -1.0 : (dot(here.yz, here.yz) < u_restSquared ? 1.0 : 0.0);`,
    '}',
    'for (int i = 0; i < count; i++) {',
    'if (record < 0.0) break;',
    'int t = first + i;',
    ...rows.map(
      (row) =>
        `vec4 q${row} = texelFetch(u_table, ivec2((t - 1) % ${tableSteps} * ${stepVectors} + ${row}, (t - 1) / ${tableSteps}), 0);`,
    ),
    ...parts.powers.map((base, index) => `float p${index} = powerAt(${base}, t);`),
    ...step('here.yz'),
    'vec3 there;',
    parts.surface.value('there', 'next'),
    `if (${isLost('next', 'there')}) {`,
    'record = -float(t + 1);',
    'break;',
    '}',
    ...take,
    'here = there;',
    'bool isResting = dot(here.yz, here.yz) < u_restSquared;',
    'record = isResting ? (record > 0.0 ? record : float(t + 1)) : 0.0;',
    '}',
    ...indices(targets).map((n) => `o_state${n} = ${stored(n)};`),
    '}',
  ]
  // Without a loop or a branch, either of which would cost as much as the steps do.
  const fused = [
    ...(stepVectors ? [`uniform vec4 u_steps[${fusedSteps * stepVectors}];`] : []),
    'void main() {',
    ...prologue,
    ...load,
    'vec2 slope;',
    parts.surface.slope('slope', 'theta'),
    'float moving = 0.0;',
    'float sum = 0.0;',
    ...parts.powers.flatMap((base, index) => [
      `float b${index} = wholePower(${base}, u_first - 1);`,
      `float c${index} = 1.0;`,
    ]),
    ...indices(fusedSteps).flatMap((i) => [
      '{',
      `int t = u_first + ${i};`,
      ...rows.map((row) => `vec4 q${row} = u_steps[${i * stepVectors + row}];`),
      ...parts.powers.flatMap((base, index) => [
        `c${index} *= ${base};`,
        `float p${index} = b${index} * c${index};`,
      ]),
      ...step('slope'),
      ...take,
      parts.surface.slope('slope', 'theta'),
      'float square = dot(slope, slope);',
      'sum += square;',
      `moving = square < u_restSquared ? moving : ${i + 1}.0;`,
      '}',
    ]),
    'vec3 here;',
    parts.surface.value('here', 'theta'),
    // It came to rest after the last step at which it moved, if it was not at rest all the time.
    'float since = moving == 0.0 && record > 0.0 ? record : float(u_first) + moving + 1.0;',
    'bool wasLost = record < 0.0;',
    'bool isLost = !isFinite(theta.x + theta.y + here.x + sum);',
    // Left at the beginning of this pass, with a mark: half a step before its first.
    'float mark = -float(u_first) - 0.5;',
    `record = wasLost ? record : isLost ? mark : moving == ${fusedSteps}.0 ? 0.0 : since;`,
    'bool isKept = wasLost || isLost;',
    'o_state0 = isKept ? vec4(kept0.xyz, record) : vec4(theta, here.x, record);',
    ...indices(targets)
      .slice(1)
      .map((n) => `o_state${n} = isKept ? kept${n} : ${stored(n)};`),
    '}',
  ]
  return {
    fragment: (isFused) => [...declarations, ...(isFused ? fused : loop), ''].join('\n'),
    targets,
    constantVectors,
    stepVectors,
    sources: parts.sources,
  }
}

const axes = [
  'axisX = texelFetch(u_axes, ivec2(cell.x, 0), 0).x;',
  'axisY = texelFetch(u_axes, ivec2(cell.y, 1), 0).x;',
]

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
