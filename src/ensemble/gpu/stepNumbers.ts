/** Numbers for a step shader that all runs share. They are computed in float64 and then uploaded. */
import { ownOf } from '../../math/own'
import { type Program } from '../../math/program'
import { run } from '../../math/run'
import { clipLimit } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { type Ground, optimizerOf } from '../../run/ground'
import { normals } from '../../run/noise'
import type { Change, RunnerPlan } from '../../run/plan'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import type { EnsemblePlan } from '../plan'
import { startsInShader } from './parts/starts'
import type { Source } from './stepSlots'
import type { StepShader } from './stepText'

type Values = Readonly<Record<string, number>>

export class StepNumbers {
  readonly #plan: EnsemblePlan
  readonly #ground: Ground
  readonly #shader: StepShader
  readonly #runner: RunnerPlan
  readonly #changes: readonly Change[]
  readonly #rate: (t: number, base: number) => number
  readonly #noise = new Float64Array(2)
  /** The settings that the programs' registers hold. */
  #settings: Values = {}

  constructor(plan: EnsemblePlan, ground: Ground, shader: StepShader) {
    const runner = plan.race.runners[plan.runner]
    if (!runner) throw new RangeError(`no runner ${plan.runner}`)
    this.#plan = plan
    this.#ground = ground
    this.#shader = shader
    this.#runner = runner
    this.#changes = plan.race.changes.filter((change) => change.runner === plan.runner)
    const schedule = scheduleById(runner.schedule.id)
    const isConstant = runner.schedule.id === 'constant' || !schedule
    this.#rate = isConstant ? (_, base) => base : compileSchedule(schedule).rates(runner.schedule.settings)
  }

  /** The step before which the constants change next, if they do. */
  changeAfter(step: number): number | undefined {
    return this.#changes.find((change) => change.step > step)?.step
  }

  /** The constants for the steps from `first` on: 4 numbers per vector, as the shader declares them. */
  constants(first: number): Float32Array {
    this.#settings = this.#settingsAt(first)
    const numbers = this.#shader.sources.flatMap((source) => this.#constantsOf(source))
    const constants = new Float32Array(4 * this.#shader.constantVectors)
    constants.set(numbers)
    return constants
  }

  /** The numbers of `count` steps from `first` on: `stepVectors` vectors per step. No settings may change in between. */
  steps(first: number, count: number): Float32Array {
    this.constants(first)
    const steps = new Float32Array(4 * this.#shader.stepVectors * count)
    let offset = 0
    for (const source of this.#shader.sources) {
      if (source.stepNumbers > 0) this.#writeSteps(source, first, count, offset, steps)
      offset += source.stepNumbers
    }
    return steps
  }

  #settingsAt(step: number): Values {
    const past = this.#changes.filter((change) => change.step <= step)
    return Object.assign({}, this.#runner.settings, ...past.map(({ settings }) => settings))
  }

  #constantsOf({ of, program, constants }: Source): readonly number[] {
    if (of === 'noise') return [this.#plan.race.noise.sigma].slice(0, constants)
    if (of === 'clip') return [this.#clipLimit]
    if (of === 'starts') return this.#startsOf(constants)
    if (!program) return []
    const { registers, input, output } = program
    const inputs = this.#inputsOf(of)
    for (const [name, slot] of input) registers[slot] = inputs[name] ?? 0
    run(program.code[0], registers, program.parts)
    return output.slice(0, constants).map((slot) => registers[slot] ?? 0)
  }

  #writeSteps(source: Source, first: number, count: number, offset: number, steps: Float32Array): void {
    const { program, constants, of } = source
    const width = 4 * this.#shader.stepVectors
    for (let i = 0; i < count; i += 1) {
      const at = i * width + offset
      if (of === 'noise') {
        normals(this.#plan.race.seed, 0, first + i, this.#noise)
        steps.set(this.#noise, at)
      } else if (program) {
        this.#setStep(program, first + i)
        run(program.code[1], program.registers, program.parts)
        for (let k = constants; k < program.output.length; k += 1) {
          steps[at + k - constants] = program.registers[program.output[k] ?? 0] ?? 0
        }
      }
    }
  }

  #setStep({ registers, input }: Program, t: number): void {
    const [step, eta] = [input.get('t'), input.get('eta')]
    if (step !== undefined) registers[step] = t
    if (eta !== undefined) registers[eta] = this.#rateAt(t)
  }

  get #clipLimit(): number {
    return this.#runner.clip.norm ?? this.#runner.clip.value ?? 0
  }

  #rateAt(t: number): number {
    return this.#rate(t - 1, this.#settings.eta ?? 0)
  }

  /** The inputs of a program by name, with their values. */
  #inputsOf(of: Source['of']): Values {
    if (of === 'surface') return this.#ground.settings
    if (of === 'schedule') return this.#runner.schedule.settings
    return Object.fromEntries([
      ['eta', this.#settings.eta ?? 0],
      ['T', this.#plan.race.total ?? this.#plan.race.steps],
      [clipLimit, this.#clipLimit],
      ...Object.entries(this.#settings).map(([name, value]) => [`setting.${name}`, value]),
      ...Object.entries(this.#ground.settings).map(([name, value]) => [`surface.${name}`, value]),
    ])
  }

  /** The first place, then the starts of the states, or the settings from which the shader computes them. */
  #startsOf(count: number): readonly number[] {
    const [x = 0, y = 0] = this.#runner.start ?? this.#plan.race.start
    const settings: Values = { ...this.#settings, eta: this.#rateAt(1) }
    const text = optimizerOf(this.#runner)
    const names = Object.keys(text.settings)
    const values = names.map((name) => ownOf(settings, name) ?? 0)
    if (startsInShader(this.#plan, text)) return [x, y, ...values]
    const { starts } = compileOptimizer(text)
    const states = Object.keys(text.state).map((name) => ownOf(starts, name)?.evaluate([...values, 0]) ?? 0)
    return [x, y, ...states].slice(0, count)
  }
}
