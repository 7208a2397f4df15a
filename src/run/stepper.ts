/**
 * The step pipeline: rate, gradient, noise, clipping, rule. The file is long because a step and a look inside it share
 * all registers and private state of one class.
 */
import type { FormulaError } from '../math/error'
import { ownOf } from '../math/own'
import { diceOf } from '../math/hash'
import type { Program } from '../math/program'
import type { Rows } from '../math/rows'
import { run as execute } from '../math/run'
import { clipLimit, clippingOf } from '../optimizers/clipping'
import { type CompiledOptimizer, type Rule, compileOptimizer } from '../optimizers/compile'
import { compileSchedule } from '../schedules/compile'
import type { Loss } from '../surfaces/compile'
import { scheduleById } from '../schedules/list'
import { type Batches, batchFor, batchesOf } from './batches/batches'
import type { Epochs } from './batches/epochs'
import { clip } from './clip'
import { type Ground, optimizerOf } from './ground'
import { normals } from './noise'
import type { RacePlan } from './plan'
import { Searches } from './searches'
import { shownName } from './shownName'
import { type Slots, slotsOf } from './stepSlots'
import { epochsOfRunner, turnsOf } from './turns'
import { type Update, componentsOf, updateOf } from './update'

/** Takes steps: holds θ, the gradient at it, and the registers of the rule with its state. */
export class Stepper {
  readonly name: string
  readonly optimizer: string
  readonly rule: CompiledOptimizer
  /** Why the rule cannot run on this surface. */
  readonly problem: FormulaError | undefined
  readonly stateSize: number
  /** How many gradients one step evaluates, without those in loops. */
  readonly evaluations: number
  /** Whether steps differ in that. */
  readonly isCounted: boolean
  /** Where the run is. */
  readonly theta = new Float64Array(2)
  /** The true gradient there: the caller of `take` must write it here first. Steps that see batches need none. */
  readonly gradient = new Float64Array(2)

  readonly #plan: RacePlan
  readonly #ground: Ground
  readonly #index: number
  readonly #dimension: number
  readonly #rule: Rule
  readonly #registers: Float64Array
  readonly #slots: Slots
  readonly #outputs: readonly number[]
  readonly #changes: RacePlan['changes']
  readonly #g = new Float64Array(2)
  /** The gradient over the rows that the step sees. */
  readonly #seen: Float64Array
  readonly #noise = new Float64Array(2)
  readonly #kept: Float64Array
  readonly #settings: Record<string, number>
  readonly #rate: ((t: number, eta: number) => number) | undefined
  readonly #batches: Pick<Batches, 'rowsAt'> | undefined
  /** The rows that the step at hand sees, if it does not see all. */
  readonly #batch: Rows = { columns: [], count: 0 }
  readonly #batchLoss: Loss | undefined
  readonly #rows: Rows | undefined
  #base: number

  /** `own`: the batches of somebody else's run, to take its steps again, or that they saw all rows, however many. */
  constructor(plan: RacePlan, ground: Ground, index: number, own?: Pick<Batches, 'rowsAt'> | 'all') {
    const runner = plan.runners[index]
    if (!runner) throw new RangeError(`no runner ${index}`)
    const optimizer = optimizerOf(runner)
    this.name = shownName(optimizer.name)
    this.optimizer = optimizer.id ?? optimizer.name
    this.rule = compileOptimizer(optimizer)
    this.#plan = plan
    this.#ground = ground
    this.#index = index
    this.#dimension = ground.loss.dimension
    this.#rule = this.rule.rule(ground.text, clippingOf(runner.clip))
    this.problem = this.#rule.problem
    this.stateSize = this.#rule.state.length
    this.evaluations = this.#rule.evaluations
    this.isCounted = this.#rule.countedAt !== undefined
    this.#kept = new Float64Array(this.stateSize)
    this.#registers = this.#rule.step.registers.slice()
    this.#slots = slotsOf(this.#rule.step, this.#rule, this.#dimension)
    this.#outputs = this.#rule.step.output
    this.#changes = plan.changes.filter((change) => change.runner === index)
    this.#settings = { ...runner.settings }
    this.#base = this.#settings.eta ?? 0
    const schedule = scheduleById(runner.schedule.id)
    const isConstant = runner.schedule.id === 'constant'
    this.#rate =
      schedule && !isConstant ? compileSchedule(schedule).rates(runner.schedule.settings) : undefined
    this.theta.set((runner.start ?? plan.start).slice(0, this.#dimension))
    const { rows } = ground
    const batch = rows && batchFor(runner.batch, rows.count)
    const drawn = (): Batches | undefined =>
      batch && batchesOf(batch, rows, { seed: plan.seed, stream: this.#ownStream })
    this.#batches = own === 'all' ? undefined : (own ?? drawn())
    this.#seen = this.#batches ? new Float64Array(2) : this.gradient
    this.#rows = this.#batches ? this.#batch : ground.rows
    this.#batchLoss = this.#batches && ground.surface.loss(ground.settings, this.#batch)
    this.#draw(1)
    this.#applyChanges(1)
    this.#writeSettings(this.#rule.step, this.#registers)
    this.#begin()
  }

  /** Whether its steps see all rows. */
  get seesAll(): boolean {
    return this.#batches === undefined
  }

  /** The scheduled rate of step `t`. */
  rateAt(t: number): number {
    return this.#rate ? this.#rate(t - 1, this.#base) : this.#base
  }

  /** Takes step `t` from θ and the gradient there. Returns the rate it used. */
  take(t: number): number {
    if (t > 1 && this.#applyChanges(t)) this.#writeSettings(this.#rule.step, this.#registers)
    const eta = this.rateAt(t)
    this.#draw(t)
    this.#perturb(t)
    const { step } = this.#rule
    const r = this.#registers
    this.#writeStep(r, this.#slots, t, eta, this.theta)
    execute(step.code[1], r, step.parts, undefined, this.#rows)
    execute(step.code[2], r, step.parts, undefined, this.#rows)
    if (this.#hasArrived()) return eta
    for (let i = 0; i < this.#dimension; i += 1) this.theta[i] = r[this.#outputs[i] as number] as number
    this.#keepState()
    return eta
  }

  /** How many evaluations the last step took. */
  get taken(): number {
    const { countedAt, step } = this.#rule
    if (countedAt === undefined) return this.evaluations
    const inLoops = this.#registers[step.output[countedAt] as number] as number
    return Math.max(this.evaluations + inLoops, 1)
  }

  /** Copies the state into `states`, at the index of `step`. */
  saveState(states: Float64Array, step: number): void {
    const at = step * this.stateSize
    for (let i = 0; i < this.stateSize; i += 1)
      states[at + i] = this.#registers[this.#slots.state[i] as number] as number
  }

  /** Takes the step after `step` once more and returns all numbers of the rule. */
  inspect(step: number, points: Float64Array, states: Float64Array): Update {
    const t = step + 1
    const [dimension, size] = [this.#dimension, this.stateSize]
    Object.assign(this.#settings, this.#plan.runners[this.#index]?.settings)
    this.#base = this.#settings.eta ?? 0
    this.#applyChanges(1, t)
    const inspection = this.#rule.inspect()
    const { program } = inspection
    const r = program.registers
    this.#writeSettings(program, r)
    const slots = slotsOf(program, this.#rule, dimension)
    const theta = points.slice(3 * step, 3 * step + dimension)
    this.#ground.loss.gradient(theta[0] ?? 0, theta[1] ?? 0, this.gradient)
    this.#draw(t, theta)
    this.#perturb(t)
    const eta = this.rateAt(t)
    this.#writeStep(r, slots, t, eta, theta)
    const state = [...states.subarray(step * size, (step + 1) * size)]
    slots.state.forEach((slot, i) => {
      r[slot] = state[i] ?? 0
    })
    const searches = new Searches([...theta])
    for (const code of program.code.slice(1)) execute(code, r, program.parts, searches.watch, this.#rows)
    const numbersOf = (of: Float64Array): number[] => [...of.subarray(0, dimension)]
    const taken = {
      t,
      eta,
      theta: [...theta],
      gradient: numbersOf(this.gradient),
      seen: numbersOf(this.#seen),
      noise: numbersOf(this.#noise),
      g: numbersOf(this.#g),
      settings: { ...this.#settings },
      state: componentsOf(this.#rule.state, state),
      searches: searches.found,
      evaluations: this.evaluations,
    }
    return updateOf(taken, this.rule, inspection)
  }

  /**
   * Whether the step gives numbers that are not finite where the true gradient is exactly 0, as 0/0 does. Then the run has
   * arrived, and stays where it is.
   */
  #hasArrived(): boolean {
    if (this.gradient[0] !== 0 || this.gradient[1] !== 0) return false
    const count = this.#dimension + this.stateSize
    for (let i = 0; i < count; i += 1)
      if (!Number.isFinite(this.#registers[this.#outputs[i] as number])) return true
    return false
  }

  /** Takes the rows that step `t` sees, and the gradient over them. */
  #draw(t: number, theta: ArrayLike<number> = this.theta): void {
    if (!this.#batches || !this.#batchLoss) return
    Object.assign(this.#batch, this.#batches.rowsAt(t))
    this.#batchLoss.gradient(theta[0] ?? 0, theta[1] ?? 0, this.#seen)
  }

  /** Makes g from the gradient over the rows of the step: adds noise, then clips. */
  #perturb(t: number): void {
    const { sigma } = this.#plan.noise
    const g = this.#g
    const noise = this.#noise
    const seen = this.#seen
    const runner = this.#plan.runners[this.#index]
    if (sigma > 0) {
      normals(this.#plan.seed, this.#ownStream, t, noise)
      for (let i = 0; i < this.#dimension; i += 1) noise[i] = (noise[i] as number) * sigma
    }
    for (let i = 0; i < this.#dimension; i += 1) g[i] = (seen[i] as number) + (noise[i] as number)
    if (runner) clip(g, this.#dimension, runner.clip)
  }

  get #epochs(): Epochs | undefined {
    return epochsOfRunner(this.#plan, this.#index, this.#ground.rows)
  }

  /** The runner's own stream. */
  get #stream(): number {
    return this.#plan.runners[this.#index]?.stream ?? this.#index + 1
  }

  /** The stream of its noise, its batches and its random numbers. */
  get #ownStream(): number {
    return this.#plan.noise.shared ? 0 : this.#stream
  }

  /** Applies the changes at these steps, in order. Returns whether there were any. */
  #applyChanges(from: number, to = from): boolean {
    let changed = false
    for (const change of this.#changes) {
      if (change.step < from || change.step > to) continue
      Object.assign(this.#settings, change.settings)
      this.#base = this.#settings.eta ?? 0
      changed = true
    }
    return changed
  }

  /** Writes what differs from step to step, but for the state. */
  #writeStep(r: Float64Array, slots: Slots, t: number, eta: number, theta: Float64Array): void {
    r[slots.t] = t
    r[slots.eta] = eta
    if (slots.dice !== undefined) r[slots.dice] = diceOf(this.#plan.seed, this.#ownStream, t)
    for (let i = 0; i < this.#dimension; i += 1) {
      r[slots.theta[i] as number] = theta[i] as number
      r[slots.g[i] as number] = this.#g[i] as number
      r[slots.noise[i] as number] = this.#noise[i] as number
    }
  }

  #writeSettings(program: Program, registers: Float64Array): void {
    const write = (kind: string, settings: Readonly<Record<string, number>>): void => {
      for (const [name, value] of Object.entries(settings)) {
        const slot = program.input.get(`${kind}.${name}`)
        if (slot !== undefined) registers[slot] = value
      }
    }
    write('setting', this.#settings)
    write('surface', this.#ground.settings)
    const { norm, value } = this.#plan.runners[this.#index]?.clip ?? {}
    const limit = program.input.get(clipLimit)
    if (limit !== undefined) registers[limit] = norm ?? value ?? Infinity
    const total = program.input.get('T')
    if (total !== undefined)
      registers[total] = this.#plan.total ?? turnsOf(this.#plan, this.evaluations, this.#epochs).steps
    execute(program.code[0], registers, program.parts, undefined, this.#rows)
  }

  /** Sets the state before the first step. A start that uses `eta` gets the rate of that step. */
  #begin(): void {
    const settings = { ...this.#settings, eta: this.rateAt(1) }
    this.#rule.state.forEach(({ of, input }, i) => {
      const start = ownOf(this.rule.starts, of)
      // A state of one number has no part of the place.
      const place = this.theta[input.endsWith('.1') ? 1 : 0] ?? 0
      const values = start?.names.map((name) => ownOf<number>(settings, name) ?? place)
      this.#registers[this.#slots.state[i] ?? 0] = start?.evaluate(values ?? []) ?? 0
    })
  }

  #keepState(): void {
    const r = this.#registers
    const first = this.#dimension
    const state = this.#slots.state
    // Outputs may share registers with state inputs: read all before writing any.
    const kept = this.#kept
    for (let i = 0; i < state.length; i += 1) kept[i] = r[this.#outputs[first + i] as number] as number
    for (let i = 0; i < state.length; i += 1) r[state[i] as number] = kept[i] as number
  }
}
