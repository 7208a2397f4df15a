/**
 * A runner as a Python program with numpy: it takes the runner's steps and prints them as a table. It is long because the
 * parts of a step share the names of one function.
 */
import { emitPython, indented } from '../../math/python'
import type { PythonNames } from '../../math/pythonNames'
import { pythonValue } from '../../math/pythonText'
import { type Node, reachable } from '../../math/node'
import { ownOf } from '../../math/own'
import { clipEpsilon, clipLimit, clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import { farWidths } from '../ending'
import { groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'
import { Stepper } from '../stepper'
import { epochsOfRunner, turnsOf } from '../turns'
import { PythonFile, commented } from './pythonFile'
import { batchFor } from '../batches/batches'
import { batchFunction } from './pythonRows'
import { stopLines } from './pythonStop'
import { stepsPerLook } from '../looks'

/** More blocks in one another Python does not take. */
const maxDepth = 16

/** @throws Error if the runner cannot be written in Python, or there is none */
export function pythonOfRunner(plan: RacePlan, index: number): string {
  return new RunnerText(plan, index).text()
}

/** The functions at the top of the file. */
interface Functions {
  readonly loss: string
  readonly gradient: string
  /** Without it the rate stays as it is. */
  readonly rate: string | undefined
}

/** The names in the function of the run. */
interface StepNames {
  readonly names: PythonNames
  readonly theta: readonly string[]
  readonly steps: string
  readonly step: string
  readonly t: string
  readonly eta: string
  /** The rate that a schedule begins with. */
  readonly base: string
  readonly settings: ReadonlyMap<string, string>
  readonly states: readonly string[]
  readonly value: string
  readonly slopes: readonly string[]
  readonly g: readonly string[]
  readonly noise: readonly string[] | undefined
  readonly limit: string | undefined
  readonly total: string | undefined
  readonly dice: string | undefined
  /** The rows that the step at hand sees, and the slopes over them, on a data fit. */
  readonly rows: string | undefined
  readonly seen: readonly string[]
  /** Of all inputs of the rule. */
  readonly inputs: ReadonlyMap<string, string>
}

class RunnerText {
  readonly #file: PythonFile
  readonly #runner
  readonly #optimizer
  readonly #rule

  constructor(
    readonly plan: RacePlan,
    readonly index: number,
  ) {
    const runner = plan.runners[index]
    if (!runner) throw new RangeError(`no runner ${index}`)
    this.#file = new PythonFile(groundOf(plan))
    this.#runner = runner
    this.#optimizer = optimizerOf(runner)
    const compiled = compileOptimizer(this.#optimizer)
    this.#rule = compiled.rule(this.#file.ground.text, clippingOf(runner.clip))
    if (this.#rule.problem) throw this.#rule.problem
    if (compiled.lines.some(({ depth }) => depth > maxDepth))
      throw new Error(`Python takes no more than ${maxDepth} loops in one another: take the loops apart`)
  }

  text(): string {
    const run = this.#file.names.fresh('run')
    const { loss, gradient, settings } = this.#file.surface()
    const rate = this.#rateFunction()
    const body = this.#run(run, { loss, gradient, rate }, settings)
    const first = `Runner ${this.index}, ${this.#optimizer.name}: prints the step, the parameters and the loss.`
    return this.#file.text(first, this.plan.noise.sigma > 0, [body, this.#main(run)], this.#batches)
  }

  /** The function of its batches; undefined if every step sees all rows. */
  get #batches(): readonly string[] | undefined {
    const { ground, data } = this.#file
    const batch = ground.rows && batchFor(this.#runner.batch, ground.rows.count)
    if (!batch || data === undefined) return undefined
    return batchFunction(data, batch, ground.rows.count, { seed: this.plan.seed, stream: this.#stream })
  }

  /** The stream of its noise and of its batches. */
  get #stream(): number {
    return this.plan.noise.shared ? 0 : (this.#runner.stream ?? this.index + 1)
  }

  #main(run: string): string[] {
    return [
      'if __name__ == "__main__":',
      `    print("${['step', ...this.#file.ends, 'loss'].join(',')}")`,
      `    for row in ${run}():`,
      '        print(row[0], *map(float, row[1:]), sep=",")',
    ]
  }

  /** The function of the schedule: undefined where the rate stays as it is. */
  #rateFunction(): string | undefined {
    const { id, settings } = this.#runner.schedule
    const schedule = scheduleById(id)
    if (!schedule || id === 'constant') return undefined
    const { nodes, targets } = compileSchedule(schedule)
    const own = this.#file.names.fresh('rate')
    const names = this.#file.names.inner()
    const inputs = new Map(
      ['t', 'eta', ...Object.keys(schedule.settings)].map((name) => [name, names.fresh(name)]),
    )
    const rows = Object.keys(schedule.settings).map(
      (name) => `${inputs.get(name)} = ${pythonValue(ownOf(settings, name) ?? Number.NaN)}`,
    )
    const named = nodes.flatMap((node, at) =>
      targets[at] === undefined ? [] : [[node, targets[at]] as const],
    )
    const { lines, results } = emitPython(nodes.slice(-1), this.#file.how(names, inputs, named))
    this.#file.blocks.push([
      `def ${own}(${inputs.get('t')}, ${inputs.get('eta')}):`,
      ...indented([`# the rate after t steps: ${id}`, ...rows, ...lines, `return ${results.join('')}`]),
    ])
    return own
  }

  /** The names in the function of the run, and those of its inputs that are numbers for the whole run. */
  #stepNames(isScheduled: boolean, shape: ReadonlyMap<string, string>): StepNames {
    const { state, step: program } = this.#rule
    const names = this.#file.names.inner()
    const theta = this.#file.ends.map((name) => names.fresh(name))
    const each = (name: string): string[] => this.#file.ends.map((end) => names.fresh(`${name}_${end}`))
    const [steps = '', step = '', t = '', eta = ''] = ['steps', 'step', 't', 'eta'].map((name) =>
      names.fresh(name),
    )
    const base = isScheduled ? names.fresh('eta_0') : eta
    const settings = new Map([['eta', base]])
    for (const name of Object.keys(this.#runner.settings))
      if (name !== 'eta') settings.set(name, names.fresh(name))
    const states = state.map(({ input, of }) => {
      const [, end] = /\.(\d)$/.exec(input) ?? []
      return names.fresh(end === undefined ? of : `${of}_${this.#file.ends[Number(end)]}`)
    })
    const [value, slopes, g] = [names.fresh('value'), each('slope'), each('g')]
    const noise = this.plan.noise.sigma > 0 ? each('noise') : undefined
    const has = (input: string): boolean => program.input.has(input)
    const limit = Object.keys(this.#runner.clip).length > 0 ? names.fresh('limit') : undefined
    const total = has('T') ? names.fresh('T') : undefined
    const dice = has('dice') ? names.fresh('dice') : undefined
    const rows = this.#file.data === undefined ? undefined : names.fresh('rows')
    const seen = this.#batches ? each('seen') : slopes
    const inputs = new Map<string, string>([
      ...[...settings].map(([name, own]) => [`setting.${name}`, own] as const),
      ...[...shape].map(([name, own]) => [`surface.${name}`, own] as const),
      ...state.map(({ input }, at) => [input, states[at] ?? ''] as const),
      ...theta.map((name, at) => [`theta.${at}`, name] as const),
      ...g.map((name, at) => [`g.${at}`, name] as const),
      ...(noise ?? []).map((name, at) => [`noise.${at}`, name] as const),
      ['t', t],
      ['eta', eta],
      ...(limit === undefined ? [] : [[clipLimit, limit] as const]),
      ...(total === undefined ? [] : [['T', total] as const]),
      ...(dice === undefined ? [] : [['dice', dice] as const]),
    ])
    return { names, theta, steps, step, t, eta, base, settings, states, value, slopes, g, noise, limit, total, dice, rows, seen, inputs } // prettier-ignore
  }

  #run(run: string, functions: Functions, shape: ReadonlyMap<string, string>): readonly string[] {
    const own = this.#stepNames(functions.rate !== undefined, shape)
    const stepper = new Stepper(this.plan, this.#file.ground, this.index)
    const started = new Float64Array(this.#rule.state.length)
    stepper.saveState(started, 0)
    const begins: Record<string, number> = { eta: 0, ...this.#runner.settings }
    for (const change of this.#changes) if (change.step === 1) Object.assign(begins, change.settings)
    const epochs = epochsOfRunner(this.plan, this.index, this.#file.ground.rows)
    const total = turnsOf(this.plan, this.#rule.evaluations, epochs).steps
    const limit = this.#runner.clip.norm ?? this.#runner.clip.value ?? Infinity
    const update = this.#update(own)
    const looks = this.#batches ? stepsPerLook(this.#file.ground.rows?.count ?? 0, total) : 1
    const stop = stopLines(this.plan.stop, { ...own, stepsPerLook: looks })
    return [
      `def ${run}(${own.steps}=${total}):`,
      ...indented([
        ...assigned(own.settings, begins),
        ...(own.limit === undefined ? [] : [`${own.limit} = ${pythonValue(limit)}`]),
        ...(own.total === undefined ? [] : [`${own.total} = ${pythonValue(total)}`]),
        ...own.theta.map((name, at) => `${name} = ${pythonValue(stepper.theta[at] ?? 0)}`),
        ...own.states.map((name, at) => `${name} = ${pythonValue(started[at] ?? 0)}`),
        ...(update.spent === undefined ? [] : [`${update.spent} = 0`]),
        ...stop.before,
        ...(own.rows === undefined || this.#batches ? [] : [`${own.rows} = ${this.#file.data}`]),
        `for ${own.step} in range(${own.steps} + 1):`,
        ...indented([
          ...this.#before(own, functions, stop.lines),
          ...commented(this.#optimizer.rule),
          ...update.lines,
        ]),
      ]),
    ]
  }

  get #changes(): RacePlan['changes'] {
    return this.plan.changes.filter(({ runner }) => runner === this.index)
  }

  /** What comes before the rule: the loss and its slope, what changes with the step, noise and clipping. */
  #before(own: StepNames, { loss, gradient, rate }: Functions, stop: readonly string[]): string[] {
    const { theta, step, t, value, slopes } = own
    const key = `${this.plan.seed}, ${this.#stream}, ${step} + 1`
    const needsStep = rate !== undefined || reachable(this.#rule.nodes.roots).some(({ op, name }) => op === 'input' && name === 't') // prettier-ignore
    return [
      `${value} = ${loss}(${theta.join(', ')})`,
      `${slopes.join(', ')}${slopes.length === 1 ? ',' : ''} = ${gradient}(${theta.join(', ')})`,
      '# Without numbers, or far outside of the domain, it has diverged.',
      `if not np.isfinite(${[...theta, value, ...slopes].join(' + ')})${this.#isFar(theta)}:`,
      '    return',
      `yield ${[step, ...theta, value].join(', ')}`,
      ...stop,
      ...this.#changes
        .filter((change) => change.step > 1)
        .flatMap((change) => [
          `if ${step} + 1 == ${change.step}:`,
          ...indented([...assigned(own.settings, change.settings), 'pass']),
        ]),
      ...(needsStep ? [`${t} = np.float64(${step} + 1)`] : []),
      ...(rate === undefined ? [] : [`${own.eta} = ${rate}(${t} - 1, ${own.base})`]),
      ...(this.#batches
        ? [
            `${own.rows} = batch_at(${step} + 1)`,
            `${own.seen.join(', ')}${own.seen.length === 1 ? ',' : ''} = ${gradient}(${[...theta, own.rows].join(', ')})`,
          ]
        : []),
      ...(own.dice === undefined ? [] : [`${own.dice} = dice_of(${key})`]),
      ...this.#gradientLines(own, `normals(${key})`),
    ]
  }

  #isFar(theta: readonly string[]): string {
    const far = theta.map((name, at) => {
      const [low, high] = this.#file.ground.domain[at] ?? [0, 1]
      return ` or abs(${name} - ${low < 0 ? `(${low})` : low}) > ${farWidths * (high - low)}`
    })
    return far.join('')
  }

  /** Noise and clipping. */
  #gradientLines({ g, seen, noise, names, limit }: StepNames, normals: string): string[] {
    const { clip } = this.#runner
    const sigma = pythonValue(this.plan.noise.sigma)
    const lines = noise
      ? [
          `${noise.join(', ')}${noise.length === 1 ? ', _' : ''} = ${normals}`,
          ...noise.map((name) => `${name} = ${name} * ${sigma}`),
        ]
      : []
    lines.push(...g.map((name, at) => `${name} = ${seen[at]}${noise ? ` + ${noise[at]}` : ''}`))
    if (clip.value !== undefined)
      lines.push(...g.map((name) => `${name} = np.clip(${name}, -${limit}, ${limit})`))
    if (clip.norm !== undefined) {
      const factor = names.fresh('factor')
      const length = g.length === 1 ? `np.abs(${g[0]})` : `np.hypot(${g.join(', ')})`
      lines.push(`${factor} = np.minimum(1 / (${length} + ${clipEpsilon}) * ${limit}, 1)`)
      lines.push(...g.map((name) => `${name} = ${name} * ${factor}`))
    }
    return lines
  }

  /** The rule, and what it leaves for the next step. */
  #update({ names, inputs, theta, states, slopes, rows }: StepNames): {
    readonly lines: readonly string[]
    readonly spent: string | undefined
  } {
    const kept = [...theta, ...states]
    const { nodes, countedAt, evaluations } = this.#rule
    const own = new Set(['g', ...Object.keys(this.#optimizer.state)])
    const named = new Map<Node, string>()
    for (const { target, nodes: its } of nodes.lines) {
      const name = own.has(target) ? `new_${target}` : target
      its.forEach((node, at) => {
        const end = its.length > 1 || this.#file.ends.length === 1 ? `_${this.#file.ends[at]}` : ''
        if (!named.has(node)) named.set(node, target === 'theta' ? `new_${this.#file.ends[at]}` : name + end)
      })
    }
    const isBudget = this.plan.turn === 'gradient' && countedAt !== undefined
    const roots = isBudget ? nodes.roots : nodes.roots.slice(0, kept.length)
    const { lines, results } = emitPython(roots, this.#file.how(names, inputs, named, rows))
    const spent = isBudget ? names.fresh('spent') : undefined
    const updated = names.fresh('updated')
    const budget = spent
      ? [
          `${spent} = ${spent} + np.maximum(${evaluations} + ${results.at(-1)}, 1)`,
          `if not ${spent} <= ${this.plan.steps}:`,
          '    return',
        ]
      : []
    return {
      spent,
      lines: [
        ...lines,
        ...budget,
        `${updated} = [${results.slice(0, kept.length).join(', ')}]`,
        '# Where the slope is 0, a step without numbers stays where it is.',
        `if ${slopes.map((slope) => `${slope} != 0`).join(' or ')} or np.all(np.isfinite(${updated})):`,
        `    ${kept.join(', ')}${kept.length === 1 ? ',' : ''} = ${updated}`,
      ],
    }
  }
}

/** Settings that get numbers. */
function assigned(names: ReadonlyMap<string, string>, numbers: Readonly<Record<string, number>>): string[] {
  return Object.entries(numbers).flatMap(([name, number]) => {
    const own = names.get(name)
    return own === undefined ? [] : [`${own} = ${pythonValue(number)}`]
  })
}
