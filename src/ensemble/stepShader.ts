/** The shader that takes the steps of one runner's ensemble: rate, gradient, noise, clipping and rule, many steps in one pass. */
import clip from '../../shaders/clip.glsl?raw'
import guards from '../../shaders/guards.glsl?raw'
import noiseGlsl from '../../shaders/noise.glsl?raw'
import precision from '../../shaders/precision.glsl?raw'
import type { Glsl, Temporary } from '../math/glsl'
import type { Program } from '../math/program'
import {
  type CompiledOptimizer,
  type OptimizerText,
  type Rule,
  compileOptimizer,
} from '../optimizers/compile'
import { type Ground, optimizerOf } from '../run/ground'
import type { RunnerPlan } from '../run/plan'
import { compileSchedule } from '../schedules/compile'
import { scheduleById } from '../schedules/list'
import { firstStream } from './cell'
import { EnsembleError } from './error'
import { type EnsemblePlan, variesSettings } from './plan'

/** Steps that a pass takes: what changes from step to step comes in a uniform array of so many rows. */
export const fusedSteps = 32

/** Numbers of state that four RGBA targets hold, beside x, y, the loss and the record in the first. */
const mostState = 12

export interface StepShader {
  /**
   * GLSL ES 3.00. Plans that differ in numbers alone give the same text. Fused, it takes `fusedSteps` steps written one
   * after the other, which is much faster and takes longer to compile; else any number up to that, in a loop.
   */
  fragment(isFused: boolean): string
  /** Float targets: x, y, loss and record in the first, the rule's state in the others. */
  readonly targets: number
  /** Vectors of the uniform array of constants, and of one row of the other, `fusedSteps` rows long. */
  readonly constantVectors: number
  readonly stepVectors: number
  /** What fills those arrays, in this order. */
  readonly sources: readonly Source[]
}

/** Some constants and some numbers of every step, computed in float64. */
export interface Source {
  /** Whose names the inputs of the program are; noise, starts and clipping need none. */
  readonly of: 'surface' | 'schedule' | 'noise' | 'rule' | 'starts' | 'clip'
  readonly program?: Program
  readonly constants: number
  readonly stepNumbers: number
}

const axes = [
  'axisX = texelFetch(u_axes, ivec2(cell.x, 0), 0).x;',
  'axisY = texelFetch(u_axes, ivec2(cell.y, 1), 0).x;',
]

/** @throws EnsembleError where the state does not fit; FormulaError where a text does not compile. */
export function stepShader(plan: EnsemblePlan, ground: Ground): StepShader {
  const runner = plan.race.runners[plan.runner]
  if (!runner) throw new RangeError(`no runner ${plan.runner}`)
  return new Writer(plan, ground, runner).write()
}

class Writer {
  readonly #plan: EnsemblePlan
  readonly #ground: Ground
  readonly #runner: RunnerPlan
  readonly #text: OptimizerText
  readonly #optimizer: CompiledOptimizer
  readonly #rule: Rule
  readonly #sources: Source[] = []
  readonly #steady: Temporary[] = []
  #constants = 0
  #stepNumbers = 0

  constructor(plan: EnsemblePlan, ground: Ground, runner: RunnerPlan) {
    this.#plan = plan
    this.#ground = ground
    this.#runner = runner
    this.#text = optimizerOf(runner)
    this.#optimizer = compileOptimizer(this.#text)
    this.#rule = this.#optimizer.rule(ground.text)
    const size = this.#rule.state.length
    if (size > mostState) {
      throw new EnsembleError(
        `${this.#text.name} keeps ${size} numbers of state for each run, and the GPU has room for ${mostState}: ` +
          'use fewer state variables to run it as an ensemble',
      )
    }
  }

  write(): StepShader {
    const { length } = this.#rule.state
    const targets = Array.from({ length: 1 + Math.ceil(length / 4) }, (_, index) => index)
    const surface = this.#surface()
    const schedule = this.#schedule()
    const noise = this.#noise()
    const clipping = this.#clip()
    const rule = this.#step()
    const starts = this.#starts()
    const constantVectors = Math.ceil(this.#constants / 4)
    const stepVectors = Math.ceil(this.#stepNumbers / 4)
    const states = Array.from({ length }, (_, index) => `s${index}`)
    const inState = (index: number): string => `kept${Math.floor(index / 4)}.${'xyzw'[index % 4]}`
    const load = [
      '{',
      'vec4 place = texelFetch(u_state0, cell, 0);',
      ...targets.slice(1).map((n) => `vec4 kept${n - 1} = texelFetch(u_state${n}, cell, 0);`),
      'theta = place.xy;',
      'record = place.w;',
      ...states.map((name, index) => `${name} = ${inState(index)};`),
      '}',
      surface.value('here', 'theta'),
    ]
    // One step from `theta`, the gradient there and the states, to `next` and `n0`, `n1`, …
    const step = (i: string, slope: string): string[] => [
      `vec2 g = ${slope};`,
      ...[noise, clipping, rule.body].map((text) => text.replaceAll('STEP', i)),
      `vec2 next = vec2(${rule.theta.join(', ')});`.replaceAll('STEP', i),
      ...rule.states.map((text, index) => `float n${index} = ${text};`.replaceAll('STEP', i)),
    ]
    const take = [...states.map((name, index) => `${name} = n${index};`), 'theta = next;']
    const isLost = (place: string, at: string): string =>
      `!isFinite(${place}.x + ${place}.y + ${at}.x + ${at}.y + ${at}.z)`
    const begin = [
      ...(this.#isStartOnly() ? axes : []),
      starts.lines,
      surface.value('here', 'theta'),
      `record = ${isLost('theta', 'here')} ? -1.0 : (dot(here.yz, here.yz) < u_restSquared ? 1.0 : 0.0);`,
    ]
    const loop = [
      'for (int i = 0; i < u_count; i++) {',
      'if (record < 0.0) break;',
      ...step('i', 'here.yz'),
      'vec3 there;',
      surface.value('there', 'next'),
      `if (${isLost('next', 'there')}) {`,
      'record = -float(u_first + i + 1);',
      'break;',
      '}',
      ...take,
      'here = there;',
      'bool isResting = dot(here.yz, here.yz) < u_restSquared;',
      'record = isResting ? (record > 0.0 ? record : float(u_first + i + 1)) : 0.0;',
      '}',
    ]
    // In one line without a branch or a loop, which would cost as much as the steps do. What happened on the way is sure
    // where no gradient was infinite and the run is not at rest, or was all the time. What is not sure is left out, for
    // the other program to do.
    const fused = [
      ...load,
      'vec2 slope = here.yz;',
      'float sum = 0.0;',
      ...Array.from({ length: fusedSteps }, (_, i) => [
        '{',
        ...step(String(i), 'slope'),
        ...take,
        surface.slope('slope', 'theta'),
        'sum += dot(slope, slope);',
        '}',
      ]).flat(),
      surface.value('here', 'theta'),
      'bool isResting = dot(here.yz, here.yz) < u_restSquared;',
      'bool isSure = record >= 0.0 && isFinite(theta.x + theta.y + here.x + sum)',
      '  && (!isResting || (record > 0.0 && sum < u_restSquared));',
      'if (!isSure) discard;',
      'if (!isResting) record = 0.0;',
    ]
    const main = (isFused: boolean): string[] => [
      'void main() {',
      'ivec2 cell = ivec2(gl_FragCoord.xy);',
      ...Array.from({ length: this.#constants }, (_, place) => `float k${place} = ${constantAt(place)};`),
      ...(this.#isStartOnly() ? [] : axes),
      ...this.#steady.map(({ name, expression }) => `${name} = ${expression};`),
      'vec2 theta;',
      'vec3 here;',
      'float record;',
      ...states.map((name) => `float ${name};`),
      ...(isFused ? fused : ['if (u_begins) {', ...begin, '} else {', ...load, '}', ...loop]),
      'o_state0 = vec4(theta, here.x, record);',
      ...targets.slice(1).map((n) => {
        const four = [0, 1, 2, 3].map((at) => states[4 * (n - 1) + at] ?? '0.0')
        return `o_state${n} = vec4(${four.join(', ')});`
      }),
      '}',
      '',
    ]
    const before = [
      precision,
      guards,
      noiseGlsl,
      clip,
      ...targets.map((n) => `uniform sampler2D u_state${n};`),
      'uniform sampler2D u_axes;',
      'uniform bool u_begins;',
      'uniform int u_first;',
      'uniform int u_count;',
      'uniform float u_restSquared;',
      'uniform uint u_seed;',
      'uniform uint u_columns;',
      ...(constantVectors ? [`uniform vec4 u_constants[${constantVectors}];`] : []),
      ...(stepVectors ? [`uniform vec4 u_steps[${fusedSteps * stepVectors}];`] : []),
      ...targets.map((n) => `layout(location = ${n}) out vec4 o_state${n};`),
      `const int stepVectors = ${stepVectors};`,
      'float axisX, axisY;',
      ...this.#steady.map(({ name }) => `float ${name};`),
      schedule,
      starts.functions,
    ]
    return {
      fragment: (isFused) => [...before, ...main(isFused)].join('\n'),
      targets: targets.length,
      constantVectors,
      stepVectors,
      sources: this.#sources,
    }
  }

  /** Whether the axes matter to the first point alone: then they are not read again. */
  #isStartOnly(): boolean {
    return [this.#plan.x, this.#plan.y].every(({ of }) => of.startsWith('start.'))
  }

  /** The axis that varies a quantity, as the shader has it. */
  #axis(of: string): string | undefined {
    if (this.#plan.x.of === of) return 'axisX'
    return this.#plan.y.of === of ? 'axisY' : undefined
  }

  /** The expressions of those of some quantities that an axis varies, by `name`. */
  #varied(
    names: readonly string[],
    quantity: (name: string) => string,
    name = quantity,
  ): Map<string, string> {
    return new Map(
      names.flatMap((each) => {
        const axis = this.#axis(quantity(each))
        return axis === undefined ? [] : [[name(each), axis] as const]
      }),
    )
  }

  /** The settings that are 0 for all runs, such as a weight decay that is off: most of their terms fall away. */
  #zeros(
    settings: Readonly<Record<string, number>>,
    quantity: (name: string) => string,
    input = quantity,
  ): Map<string, number> {
    const changed = new Set(this.#plan.race.changes.flatMap((change) => Object.keys(change.settings)))
    const zeros = Object.entries(settings).filter(
      ([name, value]) => value === 0 && !changed.has(name) && this.#axis(quantity(name)) === undefined,
    )
    return new Map(zeros.map(([name, value]) => [input(name), value]))
  }

  /** Where the next source's numbers will stand. */
  #places(): { constant(index: number): string; stepNumber(index: number): string } {
    const [constants, steps] = [this.#constants, this.#stepNumbers]
    return {
      constant: (index) => `k${constants + index}`,
      stepNumber: (index) => {
        const row = Math.floor((steps + index) / 4)
        return element('u_steps', `stepVectors * (STEP) + ${row}`, steps + index)
      },
    }
  }

  #add(source: Source): void {
    this.#sources.push(source)
    this.#constants += source.constants
    this.#stepNumbers += source.stepNumbers
  }

  #addGlsl(of: Source['of'], { uniforms, constants, steady }: Glsl): void {
    this.#add({ of, program: uniforms, constants, stepNumbers: uniforms.output.length - constants })
    this.#steady.push(...steady)
  }

  /** Statements that put the loss and the gradient at a place, or the gradient alone, into a variable. */
  #surface(): Record<'value' | 'slope', (target: string, place: string) => string> {
    const { surface, text } = this.#ground
    const settings = this.#varied(
      Object.keys(text.settings ?? {}),
      (name) => `surface.${name}`,
      (name) => name,
    )
    const place = surface.parameters.map((name, index) => [name, index ? 'at.y' : 'at.x'] as const)
    const how = {
      known: this.#zeros(
        this.#ground.settings,
        (name) => `surface.${name}`,
        (name) => name,
      ),
      varying: new Map([...place, ...settings]),
      steady: new Set(settings.keys()),
    }
    const whole = surface.glslWith({ ...how, ...this.#places(), prefix: 'f' })
    this.#addGlsl('surface', whole)
    const slopes = surface.gradientGlsl({ ...how, ...this.#places(), prefix: 'd' })
    this.#addGlsl('surface', slopes)
    const [value = '0.0', dx = '0.0', dy = '0.0'] = whole.results
    const [slopeX = '0.0', slopeY = '0.0'] = slopes.results
    const block = (place: string, body: string, result: string): string =>
      `{\nvec2 at = ${place};\n${body}\n${result};\n}`
    return {
      value: (target, place) => block(place, whole.body, `${target} = vec3(${value}, ${dx}, ${dy})`),
      slope: (target, place) => block(place, slopes.body, `${target} = vec2(${slopeX}, ${slopeY})`),
    }
  }

  /** `rateAt(t, base)`, where the base rate varies over the runs and the schedule is not constant. */
  #schedule(): string {
    const schedule = this.#variedSchedule()
    if (!schedule) return ''
    const before = this.#constants
    const glsl = compileSchedule(schedule).glsl({
      varying: new Map([
        ['t', 't'],
        ['eta', 'base'],
      ]),
      ...this.#places(),
      constant: (index) => constantAt(before + index),
      prefix: 'c',
    })
    this.#addGlsl('schedule', glsl)
    return `float rateAt(float t, float base) {\n${glsl.body}\nreturn ${glsl.results[0]};\n}`
  }

  #variedSchedule() {
    const { id } = this.#runner.schedule
    return id !== 'constant' && this.#axis('setting.eta') ? scheduleById(id) : undefined
  }

  /** Adds σ ξ to `g`, and leaves it in `shake` for the gradients that the rule evaluates itself. */
  #noise(): string {
    const { sigma, shared } = this.#plan.race.noise
    const sigmaAxis = this.#axis('noise.sigma')
    if (!(sigma > 0) && !sigmaAxis) return ''
    const seedAxis = this.#axis('seed')
    const places = this.#places()
    const isHashed = !shared || seedAxis !== undefined
    this.#add({ of: 'noise', constants: sigmaAxis ? 0 : 1, stepNumbers: isHashed ? 0 : 2 })
    const seed = seedAxis ? `u_seed + uint(${seedAxis})` : 'u_seed'
    const stream = shared ? '0u' : `uint(cell.y) * u_columns + uint(cell.x) + ${firstStream}u`
    const normal = isHashed
      ? `normals(${seed}, ${stream}, uint(u_first + STEP))`
      : `vec2(${places.stepNumber(0)}, ${places.stepNumber(1)})`
    const isCurve = this.#ground.loss.dimension === 1
    return [
      `vec2 shake = ${sigmaAxis ?? places.constant(0)} * ${normal};`,
      ...(isCurve ? ['shake.y = 0.0;'] : []),
      'g += shake;',
    ].join('\n')
  }

  #step(): { body: string; theta: readonly string[]; states: readonly string[] } {
    const { dimension } = this.#ground.loss
    const both = (name: string, vector: string) =>
      Array.from({ length: dimension }, (_, i) => [`${name}.${i}`, `${vector}.${'xy'[i]}`] as const)
    const settings = this.#varied(Object.keys(this.#text.settings), (name) => `setting.${name}`)
    const surface = this.#varied(Object.keys(this.#ground.text.settings ?? {}), (name) => `surface.${name}`)
    const base = this.#axis('setting.eta')
    const isScheduled = this.#runner.schedule.id !== 'constant'
    const eta = base === undefined ? [] : [['eta', isScheduled ? 'eta' : base] as const]
    const hasNoise = this.#sources.some(({ of }) => of === 'noise')
    const glsl = this.#rule.glsl({
      known: new Map([
        ...this.#zeros(this.#runner.settings, (name) => `setting.${name}`),
        ...this.#zeros(this.#ground.settings, (name) => `surface.${name}`),
      ]),
      varying: new Map([
        ...both('theta', 'theta'),
        ...both('g', 'g'),
        ...(hasNoise ? both('noise', 'shake') : []),
        ...this.#rule.state.map(({ input }, index) => [input, `s${index}`] as const),
        ...settings,
        ...surface,
        ...eta,
      ]),
      steady: new Set([...settings.keys(), ...surface.keys(), ...(base && !isScheduled ? ['eta'] : [])]),
      stepwise: new Set(['t', ...(base === undefined && isScheduled ? ['eta'] : [])]),
      ...this.#places(),
      prefix: 'r',
    })
    this.#addGlsl('rule', glsl)
    const rate = base && isScheduled ? [`float eta = rateAt(float(u_first + STEP - 1), ${base});`] : []
    const theta = glsl.results.slice(0, dimension)
    return {
      body: [...rate, glsl.body].join('\n'),
      theta: dimension === 1 ? [...theta, '0.0'] : theta,
      states: glsl.results.slice(dimension),
    }
  }

  /** The start of every run: its place, and its state as formulas of the settings. */
  #starts(): { functions: string; lines: string } {
    const names = Object.keys(this.#text.settings)
    const isVaried = variesSettings(this.#plan)
    const places = this.#places()
    const states = Object.keys(this.#text.state)
    const start = (axis: number): string => {
      const varied = this.#axis(axis ? 'start.y' : 'start.x')
      return varied ?? places.constant(axis)
    }
    const argument = (name: string, index: number): string => {
      const base = this.#axis(`setting.${name}`)
      if (name === 'eta' && base && this.#variedSchedule()) return `rateAt(0.0, ${base})`
      return base ?? places.constant(2 + index)
    }
    // Plain numbers where the settings are the same for all runs, formulas in the shader where they are not.
    const values = isVaried
      ? states.map((_, index) => `start${index}(${names.map(argument).join(', ')})`)
      : states.map((_, index) => places.constant(2 + index))
    const functions = isVaried
      ? states.map((of, index) => this.#optimizer.starts[of]?.glsl(`start${index}`) ?? '')
      : []
    this.#add({ of: 'starts', constants: 2 + (isVaried ? names : states).length, stepNumbers: 0 })
    return {
      functions: functions.join(''),
      lines: [
        `theta = vec2(${start(0)}, ${start(1)});`,
        ...this.#rule.state.map(({ of }, index) => `s${index} = ${values[states.indexOf(of)]};`),
      ].join('\n'),
    }
  }

  #clip(): string {
    const { norm, value } = this.#runner.clip
    if (norm === undefined && value === undefined) return ''
    const limit = this.#places().constant(0)
    this.#add({ of: 'clip', constants: 1, stepNumbers: 0 })
    return `g = ${norm === undefined ? 'clipValue' : 'clipNorm'}(g, ${limit});`
  }
}

/** Constants are copied once: every read of a uniform costs. */
function constantAt(place: number): string {
  return element('u_constants', String(Math.floor(place / 4)), place)
}

function element(array: string, row: string, place: number): string {
  return `${array}[${row}].${'xyzw'[place % 4]}`
}
