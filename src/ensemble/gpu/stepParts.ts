/** What a step shader is written of: the expressions of surface, schedule, noise, clipping, rule and starts, and where their numbers stand. */
import type { Glsl, Temporary } from '../../math/glsl'
import type { Program } from '../../math/program'
import {
  type CompiledOptimizer,
  type OptimizerText,
  type Rule,
  compileOptimizer,
} from '../../optimizers/compile'
import { type Ground, optimizerOf } from '../../run/ground'
import type { RunnerPlan } from '../../run/plan'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import { firstStream } from '../cell'
import { EnsembleError } from './error'
import { type EnsemblePlan, mostState, variesSettings } from '../plan'

/** Some constants and some numbers of every step, computed in float64. */
export interface Source {
  /** Whose names the inputs of the program are; noise, starts and clipping need none. */
  readonly of: 'surface' | 'schedule' | 'noise' | 'rule' | 'starts' | 'clip'
  readonly program?: Program
  readonly constants: number
  readonly stepNumbers: number
}

/**
 * Within the statements `k0`, `k1`, … are the constants, `q0`, `q1`, … the vectors of the step's numbers, `p0`, … the
 * powers of `powers` to the step, `t` is the step, `axisX` and `axisY` are the values of the axes.
 */
export class StepParts {
  /** Statements that put the loss and the gradient at a place, or the gradient alone, into a variable. */
  readonly surface: Record<'value' | 'slope', (target: string, place: string) => string>
  /** Functions that the statements call. */
  readonly functions: string
  /** Statements that change `g`; empty where there is no noise, no clipping. */
  readonly noise: string
  readonly clipping: string
  /** Statements of the rule, and the expressions of what comes out of them. */
  readonly rule: {
    readonly body: string
    readonly theta: readonly string[]
    readonly states: readonly string[]
  }
  /** Statements that set `theta` and the states `s0`, `s1`, … to their start. */
  readonly starts: string
  readonly #sources: Source[] = []
  readonly #steady: Temporary[] = []
  readonly #powers: string[] = []
  readonly #plan: EnsemblePlan
  readonly #ground: Ground
  readonly #runner: RunnerPlan
  readonly #text: OptimizerText
  readonly #optimizer: CompiledOptimizer
  readonly #rule: Rule
  #constants = 0
  #stepNumbers = 0

  /** @throws EnsembleError where the state does not fit; FormulaError where a text does not compile. */
  constructor(plan: EnsemblePlan, ground: Ground) {
    const runner = plan.race.runners[plan.runner]
    if (!runner) throw new RangeError(`no runner ${plan.runner}`)
    this.#plan = plan
    this.#ground = ground
    this.#runner = runner
    this.#text = optimizerOf(runner)
    this.#optimizer = compileOptimizer(this.#text)
    this.#rule = this.#optimizer.rule(ground.text)
    if (this.stateSize > mostState) {
      throw new EnsembleError(
        `${this.#text.name} keeps ${this.stateSize} numbers of state for each run, and the GPU has room for ${mostState}: ` +
          'use fewer state variables to run it as an ensemble',
      )
    }
    this.surface = this.#surfaceParts()
    const schedule = this.#schedule()
    this.noise = this.#noise()
    this.clipping = this.#clip()
    this.rule = this.#step()
    const { functions, lines } = this.#starts()
    this.functions = schedule + functions
    this.starts = lines
  }

  get stateSize(): number {
    return this.#rule.state.length
  }

  /** What fills the constants and the steps' numbers, in this order, and how many there are. */
  get sources(): readonly Source[] {
    return this.#sources
  }

  get constants(): number {
    return this.#constants
  }

  get stepNumbers(): number {
    return this.#stepNumbers
  }

  /** What is computed once for a run. */
  get steady(): readonly Temporary[] {
    return this.#steady
  }

  /** Whose powers to the step are needed. */
  get powers(): readonly string[] {
    return this.#powers
  }

  /** Whether the axes matter to the first point alone: then they are not read again. */
  get isStartOnly(): boolean {
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
      stepNumber: (index) => `q${Math.floor((steps + index) / 4)}.${'xyzw'[(steps + index) % 4]}`,
    }
  }

  #power(base: string): string {
    if (!this.#powers.includes(base)) this.#powers.push(base)
    return `p${this.#powers.indexOf(base)}`
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

  #surfaceParts(): Record<'value' | 'slope', (target: string, place: string) => string> {
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
      ? `normals(${seed}, ${stream}, uint(t))`
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
      power: (base) => this.#power(base),
      prefix: 'r',
    })
    this.#addGlsl('rule', glsl)
    const rate = base && isScheduled ? [`float eta = rateAt(float(t - 1), ${base});`] : []
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
export function constantAt(place: number): string {
  return `u_constants[${Math.floor(place / 4)}].${'xyzw'[place % 4]}`
}
