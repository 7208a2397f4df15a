/**
 * A runner as a Python program with numpy: it takes the runner's steps and prints them as a table. It is long because the
 * parts of a step share the names of one function.
 */
import { type PythonInputs, emitPython, indented } from '../../math/python'
import { PythonNames } from '../../math/pythonNames'
import { pythonHelpers, pythonValue } from '../../math/pythonText'
import { type Node, reachable } from '../../math/graph'
import { ownOf } from '../../math/own'
import { clipEpsilon, clipLimit, clippingOf } from '../../optimizers/clipping'
import { compileOptimizer } from '../../optimizers/compile'
import { compileSchedule } from '../../schedules/compile'
import { scheduleById } from '../../schedules/list'
import { farWidths } from '../ending'
import { type Ground, groundOf, optimizerOf } from '../ground'
import type { RacePlan } from '../plan'
import { shownName } from '../shownName'
import { Stepper } from '../stepper'
import { turnsOf } from '../turns'
import { randomFunctions, randomNames } from './noise'

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
  /** Of all inputs of the rule. */
  readonly inputs: ReadonlyMap<string, string>
}

class RunnerText {
  readonly #names = new PythonNames()
  readonly #helpers = new Set<string>()
  readonly #ground: Ground
  readonly #runner
  readonly #optimizer
  readonly #rule
  readonly #ends: readonly string[]
  /** Blocks of lines at the top of the file. */
  readonly #blocks: (readonly string[])[] = []

  constructor(
    readonly plan: RacePlan,
    readonly index: number,
  ) {
    const runner = plan.runners[index]
    if (!runner) throw new RangeError(`no runner ${index}`)
    this.#ground = groundOf(plan)
    this.#runner = runner
    this.#optimizer = optimizerOf(runner)
    const compiled = compileOptimizer(this.#optimizer)
    this.#rule = compiled.rule(this.#ground.text, clippingOf(runner.clip))
    if (this.#rule.problem) throw this.#rule.problem
    if (compiled.lines.some(({ depth }) => depth > maxDepth))
      throw new Error(`Python takes no more than ${maxDepth} loops in one another: take the loops apart`)
    this.#ends = this.#ground.text.parameters
    for (const name of [...Object.keys(pythonHelpers), ...randomNames]) this.#names.fresh(name)
  }

  text(): string {
    const { surface, text } = this.#ground
    const run = this.#names.fresh('run')
    const settings = this.#constants(this.#ground.settings)
    const loss = this.#surfaceFunction('loss', [surface.nodes.value], settings)
    const gradient = this.#surfaceFunction('gradient', surface.nodes.gradient, settings)
    const rate = this.#rateFunction()
    const body = this.#run(run, { loss, gradient, rate }, settings)
    const blocks = [
      ...Object.entries(pythonHelpers).flatMap(([name, lines]) => (this.#helpers.has(name) ? [lines] : [])),
      ...randomFunctions(this.plan.noise.sigma > 0, this.#helpers),
      ...this.#blocks,
      body,
    ]
    const head = [
      `# ${shownName(`Runner ${this.index}, ${this.#optimizer.name}: prints the step, the parameters and the loss.`)}`,
      '# It computes in float64, as Thalweg does. Functions of numpy may differ from its own in the last digit.',
      ...(this.#helpers.has('erf') ? ['import math', ''] : []),
      'import numpy as np',
      '',
      '# 0/0 is no error: it gives no number.',
      'np.seterr(all="ignore")',
      ...commented(text.formula, 'The surface: '),
      ...[...settings].map(([name, own]) => `${own} = ${pythonValue(ownOf(this.#ground.settings, name) ?? Number.NaN)}`), // prettier-ignore
    ]
    return `${[head.join('\n'), ...blocks.map((lines) => lines.join('\n')), this.#main(run)].join('\n\n\n')}\n`
  }

  #main(run: string): string {
    return [
      'if __name__ == "__main__":',
      `    print("${['step', ...this.#ends, 'loss'].join(',')}")`,
      `    for row in ${run}():`,
      '        print(row[0], *map(float, row[1:]), sep=",")',
    ].join('\n')
  }

  /** A name at the top of the file for each setting of the surface. */
  #constants(settings: Readonly<Record<string, number>>): Map<string, string> {
    // Parameters come first: they keep their names.
    return new Map(Object.keys(settings).map((name) => [name, this.#names.fresh(name)]))
  }

  #how(
    names: PythonNames,
    inputs: ReadonlyMap<string, string>,
    named: PythonInputs['named'] = [],
  ): PythonInputs {
    const known = this.#ends.flatMap((_, at) =>
      inputs.has(`noise.${at}`) ? [] : [[`noise.${at}`, 0] as const],
    )
    return { names, inputs, named, known: new Map(known), helpers: this.#helpers, ends: this.#ends }
  }

  #surfaceFunction(wanted: string, roots: readonly Node[], settings: ReadonlyMap<string, string>): string {
    const own = this.#names.fresh(wanted)
    const names = this.#names.inner()
    const parameters = this.#ends.map((name) => names.fresh(name))
    const inputs = new Map([
      ...settings,
      ...this.#ends.map((name, at) => [name, parameters[at] ?? ''] as const),
    ])
    const { parts } = this.#ground.surface.nodes
    const { lines, results } = emitPython(roots, this.#how(names, inputs, parts))
    this.#blocks.push([
      `def ${own}(${parameters.join(', ')}):`,
      ...indented([...lines, `return ${wanted === 'loss' ? results.join('') : `[${results.join(', ')}]`}`]),
    ])
    return own
  }

  /** The function of the schedule: undefined where the rate stays as it is. */
  #rateFunction(): string | undefined {
    const { id, settings } = this.#runner.schedule
    const schedule = scheduleById(id)
    if (!schedule || id === 'constant') return undefined
    const { nodes, targets } = compileSchedule(schedule)
    const own = this.#names.fresh('rate')
    const names = this.#names.inner()
    const inputs = new Map(
      ['t', 'eta', ...Object.keys(schedule.settings)].map((name) => [name, names.fresh(name)]),
    )
    const rows = Object.keys(schedule.settings).map(
      (name) => `${inputs.get(name)} = ${pythonValue(ownOf(settings, name) ?? Number.NaN)}`,
    )
    const named = nodes.flatMap((node, at) =>
      targets[at] === undefined ? [] : [[node, targets[at]] as const],
    )
    const { lines, results } = emitPython(nodes.slice(-1), this.#how(names, inputs, named))
    this.#blocks.push([
      `def ${own}(${inputs.get('t')}, ${inputs.get('eta')}):`,
      ...indented([`# the rate after t steps: ${id}`, ...rows, ...lines, `return ${results.join('')}`]),
    ])
    return own
  }

  /** The names in the function of the run, and those of its inputs that are numbers for the whole run. */
  #stepNames(isScheduled: boolean, shape: ReadonlyMap<string, string>): StepNames {
    const { state, step: program } = this.#rule
    const names = this.#names.inner()
    const theta = this.#ends.map((name) => names.fresh(name))
    const each = (name: string): string[] => this.#ends.map((end) => names.fresh(`${name}_${end}`))
    const [steps = '', step = '', t = '', eta = ''] = ['steps', 'step', 't', 'eta'].map((name) =>
      names.fresh(name),
    )
    const base = isScheduled ? names.fresh('eta_0') : eta
    const settings = new Map([['eta', base]])
    for (const name of Object.keys(this.#runner.settings))
      if (name !== 'eta') settings.set(name, names.fresh(name))
    const states = state.map(({ input, of }) => {
      const [, end] = /\.(\d)$/.exec(input) ?? []
      return names.fresh(end === undefined ? of : `${of}_${this.#ends[Number(end)]}`)
    })
    const [value, slopes, g] = [names.fresh('value'), each('slope'), each('g')]
    const noise = this.plan.noise.sigma > 0 ? each('noise') : undefined
    const has = (input: string): boolean => program.input.has(input)
    const limit = Object.keys(this.#runner.clip).length > 0 ? names.fresh('limit') : undefined
    const total = has('T') ? names.fresh('T') : undefined
    const dice = has('dice') ? names.fresh('dice') : undefined
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
    return { names, theta, steps, step, t, eta, base, settings, states, value, slopes, g, noise, limit, total, dice, inputs } // prettier-ignore
  }

  #run(run: string, functions: Functions, shape: ReadonlyMap<string, string>): readonly string[] {
    const own = this.#stepNames(functions.rate !== undefined, shape)
    const stepper = new Stepper(this.plan, this.#ground, this.index)
    const started = new Float64Array(this.#rule.state.length)
    stepper.saveState(started, 0)
    const begins: Record<string, number> = { eta: 0, ...this.#runner.settings }
    for (const change of this.#changes) if (change.step === 1) Object.assign(begins, change.settings)
    const total = turnsOf(this.plan, this.#rule.evaluations).steps
    const limit = this.#runner.clip.norm ?? this.#runner.clip.value ?? Infinity
    const update = this.#update(own)
    return [
      `def ${run}(${own.steps}=${total}):`,
      ...indented([
        ...assigned(own.settings, begins),
        ...(own.limit === undefined ? [] : [`${own.limit} = ${pythonValue(limit)}`]),
        ...(own.total === undefined ? [] : [`${own.total} = ${pythonValue(total)}`]),
        ...own.theta.map((name, at) => `${name} = ${pythonValue(stepper.theta[at] ?? 0)}`),
        ...own.states.map((name, at) => `${name} = ${pythonValue(started[at] ?? 0)}`),
        ...(update.spent === undefined ? [] : [`${update.spent} = 0`]),
        `for ${own.step} in range(${own.steps} + 1):`,
        ...indented([...this.#before(own, functions), ...commented(this.#optimizer.rule), ...update.lines]),
      ]),
    ]
  }

  get #changes(): RacePlan['changes'] {
    return this.plan.changes.filter(({ runner }) => runner === this.index)
  }

  /** What comes before the rule: the loss and its slope, what changes with the step, noise and clipping. */
  #before(own: StepNames, { loss, gradient, rate }: Functions): string[] {
    const { theta, step, t, value, slopes } = own
    const stream = this.plan.noise.shared ? 0 : (this.#runner.stream ?? this.index + 1)
    const key = `${this.plan.seed}, ${stream}, ${step} + 1`
    const needsStep = rate !== undefined || reachable(this.#rule.nodes.roots).some(({ op, name }) => op === 'input' && name === 't') // prettier-ignore
    return [
      `${value} = ${loss}(${theta.join(', ')})`,
      `${slopes.join(', ')}${slopes.length === 1 ? ',' : ''} = ${gradient}(${theta.join(', ')})`,
      '# Without numbers, or far outside of the domain, it has diverged.',
      `if not np.isfinite(${[...theta, value, ...slopes].join(' + ')})${this.#isFar(theta)}:`,
      '    return',
      `yield ${[step, ...theta, value].join(', ')}`,
      ...this.#changes
        .filter((change) => change.step > 1)
        .flatMap((change) => [
          `if ${step} + 1 == ${change.step}:`,
          ...indented([...assigned(own.settings, change.settings), 'pass']),
        ]),
      ...(needsStep ? [`${t} = np.float64(${step} + 1)`] : []),
      ...(rate === undefined ? [] : [`${own.eta} = ${rate}(${t} - 1, ${own.base})`]),
      ...(own.dice === undefined ? [] : [`${own.dice} = dice_of(${key})`]),
      ...this.#gradientLines(own, `normals(${key})`),
    ]
  }

  #isFar(theta: readonly string[]): string {
    const far = theta.map((name, at) => {
      const [low, high] = this.#ground.domain[at] ?? [0, 1]
      return ` or abs(${name} - ${low < 0 ? `(${low})` : low}) > ${farWidths * (high - low)}`
    })
    return far.join('')
  }

  /** Noise and clipping. */
  #gradientLines({ g, slopes, noise, names, limit }: StepNames, normals: string): string[] {
    const { clip } = this.#runner
    const sigma = pythonValue(this.plan.noise.sigma)
    const lines = noise
      ? [
          `${noise.join(', ')}${noise.length === 1 ? ', _' : ''} = ${normals}`,
          ...noise.map((name) => `${name} = ${name} * ${sigma}`),
        ]
      : []
    lines.push(...g.map((name, at) => `${name} = ${slopes[at]}${noise ? ` + ${noise[at]}` : ''}`))
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
  #update({ names, inputs, theta, states, slopes }: StepNames): {
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
        const end = its.length > 1 || this.#ends.length === 1 ? `_${this.#ends[at]}` : ''
        if (!named.has(node)) named.set(node, target === 'theta' ? `new_${this.#ends[at]}` : name + end)
      })
    }
    const isBudget = this.plan.turn === 'gradient' && countedAt !== undefined
    const roots = isBudget ? nodes.roots : nodes.roots.slice(0, kept.length)
    const { lines, results } = emitPython(roots, this.#how(names, inputs, named))
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

/** A text as comments, a line for each of its lines. Nothing in it can end a comment. */
function commented(text: string, before = ''): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line, at) => `# ${shownName((at === 0 ? before : '') + line.slice(indent).trimEnd())}`)
}
