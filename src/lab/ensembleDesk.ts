/** The ensembles of the page: keeps what is computed in step with the experiment on the table, coarse first and then fine. */
import { bandOf } from '../ensemble/band'
import { runOfCell } from '../ensemble/cell'
import { Computer, type GpuAccess, type Prepared } from '../ensemble/computer'
import { EnsembleError } from '../ensemble/error'
import { levelsOf } from '../ensemble/levels'
import { readOutcomes } from '../ensemble/outcomes'
import type { EnsemblePlan } from '../ensemble/plan'
import type { EnsembleResult, LossBand, Outcomes } from '../ensemble/result'
import { sliced } from '../ensemble/sliced'
import { statisticsOf } from '../ensemble/statistics'
import { Swarm } from '../ensemble/swarm'
import { ensembleProblem } from '../experiment/ensembleEdits'
import type { Experiment } from '../experiment/experiment'
import type { Lab } from '../experiment/store'
import { FormulaError } from '../math'
import { groundOf } from '../run/ground'
import type { Turn } from '../run/plan'
import { noStepProblem, turnsOfRunner } from '../run/turns'
import type { EnsembleCell, Ensembles, EnsemblesState, SwarmState } from './ensembles'
import { computeInWorker, workerSize } from './ensembleWorker'
import { Errands } from './errands'

/** How often progress is told, in milliseconds. */
const tellingMilliseconds = 100

/** How long work waits for a GPU that is lost and has not been taken back yet. */
const lostMilliseconds = 50

/** One runner's ensemble, and how far it has come. */
interface Entry {
  readonly plan: EnsemblePlan
  /** Turns of the experiment's race that a step costs. */
  readonly turnsPerStep: number
  /** What that race counts. */
  readonly turn: Turn
  /** All that decides the plan: where one of these is another, it is another ensemble. */
  readonly parts: readonly unknown[]
  /** The level that is computed next. */
  level: number
  /** Steps of single runs that have been taken. */
  work: number
  /** The latest, which may be that of the plan before. */
  result: EnsembleResult | undefined
  prepared?: Prepared
  band?: LossBand
  problem?: string
}

export class EnsembleDesk implements Ensembles {
  readonly #lab: Lab
  readonly #listeners = new Set<() => void>()
  readonly #swarms = new Map<number, Swarm>()
  #state: EnsemblesState = {
    results: [],
    progress: undefined,
    areStale: false,
    problems: [],
    hovered: undefined,
  }
  #entries: readonly Entry[] = []
  readonly #errands = new Errands()
  #gpu: { readonly access: GpuAccess; readonly computer: Computer } | undefined
  #hasWorker = false
  /** Ends all work: the GPU is taken back. */
  #life = new AbortController()
  /** Ends fine work: there is something newer to compute. Coarse work is short, and a hand wants to see it. */
  #fine = new AbortController()
  #isWorking = false
  #told = 0
  #isBehind = false
  readonly #stop: () => void

  constructor(lab: Lab) {
    this.#lab = lab
    this.#stop = lab.store.subscribe(() => this.#update())
    this.#update()
  }

  get state(): EnsemblesState {
    return this.#state
  }

  get isBehind(): boolean {
    return this.#isBehind
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  attach(access: GpuAccess): () => void {
    this.#gpu = { access, computer: new Computer(access) }
    this.#life = new AbortController()
    this.#fine = new AbortController()
    for (const entry of this.#entries) this.#startAgain(entry)
    void this.#work()
    return () => this.#detach(access)
  }

  withoutGpu(): void {
    this.#hasWorker = true
    void this.#work()
  }

  hover(cell?: EnsembleCell): void {
    const { hovered } = this.#state
    if (!cell) {
      if (hovered) this.#set({ hovered: undefined })
      return
    }
    const { result, column, row } = cell
    if (hovered?.result === result && hovered.column === column && hovered.row === row) return
    this.#set({ hovered: { ...cell, run: runOfCell(result.plan, column, row) } })
  }

  outcomes(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes> {
    const asked = this.#errands.ask(plan, signal)
    void this.#work()
    return asked
  }

  swarms(position: number): readonly SwarmState[] {
    const { ensemble } = this.#lab.store.getState().experiment
    this.#isBehind = false
    if (!this.#gpu || !ensemble?.swarm) return []
    const { access, computer } = this.#gpu
    let budget = computer.pace.most
    const states = [...this.#swarms].map(([runner, swarm]): SwarmState => {
      const entry = this.#entries.find(({ plan }) => plan.runner === runner)
      const { steps = 0 } = entry?.plan.race ?? {}
      const place = Math.min(position / (entry?.turnsPerStep ?? 1), steps)
      const step = Math.min(Math.floor(place) + 1, steps)
      budget = swarm.follow(step, budget)
      this.#isBehind ||= swarm.isBehind(step)
      const { columns, rows, step: at, texture, textureBefore } = swarm.shown
      const before = textureBefore ?? texture
      const from = textureBefore ? at - 1 : at
      return { runner, columns, rows, before, after: texture, share: Math.min(Math.max(place - from, 0), 1) }
    })
    access.restore()
    return states
  }

  dispose(): void {
    this.#stop()
    if (this.#gpu) this.#detach(this.#gpu.access)
  }

  #detach(access: GpuAccess): void {
    if (this.#gpu?.access !== access) return
    this.#life.abort()
    this.#fine.abort()
    for (const swarm of this.#swarms.values()) swarm.dispose()
    this.#swarms.clear()
    this.#gpu.computer.dispose()
    this.#gpu = undefined
  }

  /** After the GPU was lost: nothing that lived on it is there any more, and what failed with it may not fail again. */
  #startAgain(entry: Entry): void {
    const problem = problemOf(this.#lab.store.getState().experiment, entry.plan.runner)
    entry.level = 0
    entry.work = 0
    delete entry.prepared
    delete entry.problem
    if (problem) entry.problem = problem
  }

  /** Takes in the experiment as it is now. */
  #update(): void {
    const { experiment } = this.#lab.store.getState()
    const { ensemble } = experiment
    const next = (ensemble?.runners ?? []).flatMap((runner): Entry[] => {
      const parts = decidingParts(experiment, runner)
      const old = this.#entries.find((entry) => entry.plan.runner === runner)
      if (old && parts.every((part, index) => part === old.parts[index])) return [old]
      if (!ensemble) return []
      const { x, y, columns, rows } = ensemble
      const { turn } = experiment
      const { steps, turnsPerStep } = turnsOfRunner(experiment, runner)
      const plan = { race: { ...experiment, steps, turn: 'step' as const }, runner, x, y, columns, rows }
      const problem = problemOf(experiment, runner)
      return [
        {
          plan,
          turnsPerStep,
          turn,
          parts,
          level: 0,
          work: 0,
          result: old?.result,
          ...(problem && { problem }),
        },
      ]
    })
    const isSame =
      next.length === this.#entries.length && next.every((entry, index) => entry === this.#entries[index])
    this.#entries = next
    this.#keepSwarms()
    if (isSame) return
    this.#fine.abort()
    this.#fine = new AbortController()
    this.#tell()
    void this.#work()
  }

  /** One swarm for each runner that is ready, while swarms are to be seen. */
  #keepSwarms(): void {
    const { ensemble } = this.#lab.store.getState().experiment
    const ready = this.#entries.filter(({ prepared, problem }) => prepared && !problem)
    const wanted = ensemble?.swarm ? new Set(ready.map(({ plan }) => plan.runner)) : new Set()
    const kept = ensemble?.swarm ? new Set(this.#entries.map(({ plan }) => plan.runner)) : wanted
    for (const [runner, swarm] of this.#swarms) {
      if (kept.has(runner)) continue
      swarm.dispose()
      this.#swarms.delete(runner)
    }
    if (!this.#gpu || wanted.size === 0) return
    for (const entry of ready) this.#keepSwarm(entry, this.#gpu.computer)
  }

  #keepSwarm(entry: Entry, computer: Computer): void {
    const { prepared, plan } = entry
    const old = this.#swarms.get(plan.runner)
    if (!prepared || old?.renew(prepared)) return
    old?.dispose()
    this.#swarms.delete(plan.runner)
    try {
      this.#swarms.set(plan.runner, new Swarm(computer, prepared))
    } catch (error) {
      entry.problem = problemText(error)
    }
    this.#gpu?.access.restore()
  }

  /**
   * Computes what there is to compute until there is nothing left: what is coarsest first, and before each of these one
   * errand, since somebody waits for it.
   */
  async #work(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    const { signal } = this.#life
    try {
      while (!signal.aborted) {
        const hasErrand = this.#hasEngine() && this.#errands.areOpen
        if (hasErrand) await this.#errands.runFirst((plan, until) => this.#outcomesOf(plan, until), signal)
        const entry = this.#next()
        if (entry && !signal.aborted) await this.#workOn(entry)
        else if (!hasErrand) break
      }
    } finally {
      this.#isWorking = false
    }
    this.#tell()
    // A GPU that was lent while the last work for the one before came to its end.
    if (signal.aborted && !this.#life.signal.aborted) void this.#work()
  }

  /** Whether the GPU was lost, which shows some time before it is told: what is read from it then is zeros. */
  #isLost(): boolean {
    return this.#gpu?.access.gl.isContextLost() ?? false
  }

  #hasEngine(): boolean {
    return this.#gpu !== undefined || this.#hasWorker
  }

  /** Nothing where the GPU is lost. */
  async #outcomesOf(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes | undefined> {
    if (await this.#waitsForGpu()) return undefined
    try {
      const { computer } = this.#gpu ?? {}
      const prepared = await computer?.prepare(plan)
      signal.throwIfAborted()
      if (computer && prepared) {
        const computing = { signal, onWork: () => undefined }
        const outcomes = await computer.compute(prepared, plan.columns, plan.rows, computing)
        return this.#isLost() ? undefined : outcomes
      }
    } catch (error) {
      if (this.#isLost()) return undefined
      // What does not fit the GPU may still be run.
      if (!(error instanceof EnsembleError)) throw error
    }
    const smaller = { ...plan, ...workerSize(plan) }
    const { ends } = await computeInWorker(smaller, signal, () => undefined)
    return sliced(readOutcomes(ends, smaller, groundOf(plan.race)), signal)
  }

  #next(): Entry | undefined {
    if (!this.#hasEngine()) return undefined
    const open = this.#entries.filter((entry) => !isDone(entry))
    return open.toSorted((one, other) => one.level - other.level)[0]
  }

  /** Whether the GPU is lost: the scene will soon take it back, and lend it anew. */
  async #waitsForGpu(): Promise<boolean> {
    const isLost = this.#isLost()
    if (isLost) await new Promise((done) => setTimeout(done, lostMilliseconds))
    return isLost
  }

  async #workOn(entry: Entry): Promise<void> {
    if (await this.#waitsForGpu()) return
    // What is coarse is finished even when there is something newer.
    const { signal } = entry.level === 0 ? this.#life : this.#fine
    try {
      const level = levelsOf(entry.plan.columns, entry.plan.rows)[entry.level]
      const { computer } = this.#gpu ?? {}
      if (computer && entry.level > 0 && !entry.band) await this.#computeBand(entry, computer, signal)
      else if (computer && level) await this.#compute(entry, level, computer, signal)
      else await this.#computeInWorker(entry, signal)
    } catch (error) {
      if (signal.aborted || this.#isLost()) return
      entry.problem = problemText(error)
      entry.result = undefined
    }
    this.#tell()
  }

  async #compute(
    entry: Entry,
    { columns, rows }: { readonly columns: number; readonly rows: number },
    computer: Computer,
    signal: AbortSignal,
  ): Promise<void> {
    const prepared = (entry.prepared ??= await computer.prepare(entry.plan))
    signal.throwIfAborted()
    if (entry.level === 0 && this.#entries.includes(entry)) this.#keepSwarms()
    const onWork = (runSteps: number) => {
      entry.work += runSteps
      if (performance.now() - this.#told > tellingMilliseconds) this.#tell()
    }
    const outcomes = await computer.compute(prepared, columns, rows, { signal, onWork })
    if (this.#isLost()) return
    entry.level += 1
    this.#give(entry, { ...entry.plan, columns, rows }, outcomes, entry.band, 'gpu')
  }

  async #computeBand(entry: Entry, computer: Computer, signal: AbortSignal): Promise<void> {
    const { prepared, plan, result } = entry
    const [coarsest] = levelsOf(plan.columns, plan.rows)
    if (!prepared || !coarsest) return
    const computing = { signal, onWork: () => undefined }
    const band = await computer.band(prepared, coarsest.columns, coarsest.rows, computing)
    if (this.#isLost()) return
    entry.band = band
    if (result) entry.result = { ...result, band: entry.band, isCoarse: !isDone(entry) }
  }

  async #computeInWorker(entry: Entry, signal: AbortSignal): Promise<void> {
    const plan = { ...entry.plan, ...workerSize(entry.plan) }
    const total = workOf(entry)
    const { ends, samples, steps } = await computeInWorker(plan, signal, (share) => {
      entry.work = share * total
      this.#tell()
    })
    const band = bandOf(samples, steps, samples.length / steps.length)
    const outcomes = await sliced(readOutcomes(ends, plan, groundOf(plan.race)), signal)
    entry.level = Infinity
    entry.band = band
    this.#give(entry, plan, outcomes, band, 'worker')
  }

  #give(
    entry: Entry,
    plan: EnsemblePlan,
    outcomes: Outcomes,
    band: LossBand | undefined,
    engine: EnsembleResult['engine'],
  ): void {
    const statistics = statisticsOf(outcomes)
    // The band of the plan before is shown until its own has come.
    const shown = band ?? entry.result?.band
    const { turnsPerStep, turn } = entry
    const isCoarse = !isDone(entry)
    const result = { plan, turnsPerStep, turn, outcomes, statistics, band: shown, isCoarse, engine }
    entry.result = result
    // It may have been overtaken on the way: then it is shown until its successor is there.
    const now = this.#entries.find(({ plan: { runner } }) => runner === plan.runner)
    if (now && now.level === 0) now.result = result
  }

  /** Tells who looks what is there. */
  #tell(): void {
    this.#told = performance.now()
    const results = this.#entries.flatMap(({ result, problem }) => (result && !problem ? [result] : []))
    const problems = this.#entries.flatMap(({ problem }) => (problem ? [problem] : []))
    const isOnWorker = results.find(({ engine }) => engine === 'worker')
    if (isOnWorker) {
      const { columns, rows } = isOnWorker.plan
      problems.push(
        `This GPU cannot compute ensembles: the CPU has done it, in float64, with ${columns} × ${rows} runs.`,
      )
    }
    const isOver = this.#entries.every(isDone)
    const total = this.#entries.reduce((sum, entry) => sum + workOf(entry), 0)
    const done = this.#entries.reduce((sum, entry) => sum + (isDone(entry) ? workOf(entry) : entry.work), 0)
    const { hovered } = this.#state
    this.#set({
      results: sameList(this.#state.results, results),
      problems: sameList(this.#state.problems, problems),
      progress: isOver ? undefined : total > 0 ? Math.min(done / total, 1) : 0,
      areStale: this.#entries.some(
        ({ result, problem, plan }) => result && !problem && result.plan.race !== plan.race,
      ),
      hovered: hovered && results.includes(hovered.result) ? hovered : undefined,
    })
  }

  #set(part: Partial<EnsemblesState>): void {
    const next = { ...this.#state, ...part }
    const names = Object.keys(part) as (keyof EnsemblesState)[]
    if (names.every((name) => next[name] === this.#state[name])) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}

/** All that a runner's ensemble depends on. Edits keep what they do not touch, so that identity tells. */
function decidingParts(experiment: Experiment, index: number): readonly unknown[] {
  const { surface, start, steps, turn, seed, noise, changes, ensemble } = experiment
  const runner = experiment.runners[index]
  const { optimizer, settings, schedule, clip, start: own } = runner ?? {}
  const { x, y, columns, rows } = ensemble ?? {}
  const race = [surface, start, steps, turn, seed, noise, changes]
  return [...race, optimizer, settings, schedule, clip, own, x, y, columns, rows]
}

function isDone({ plan, level, band, problem }: Entry): boolean {
  return problem !== undefined || (level >= levelsOf(plan.columns, plan.rows).length && band !== undefined)
}

/** Steps of single runs, over all levels. */
function workOf({ plan }: Entry): number {
  const runs = levelsOf(plan.columns, plan.rows).reduce((sum, { columns, rows }) => sum + columns * rows, 0)
  return runs * plan.race.steps
}

/** Why it cannot be run, where that is known before. */
function problemOf(experiment: Experiment, runner: number): string | undefined {
  return ensembleProblem(experiment, runner) ?? noStepProblem(experiment, runner)
}

function problemText(error: unknown): string {
  if (error instanceof EnsembleError || error instanceof FormulaError) return `${error.message}.`
  throw error
}

/** The list that is known, where the new one is no other. */
function sameList<Item>(known: readonly Item[], next: readonly Item[]): readonly Item[] {
  return known.length === next.length && known.every((item, index) => item === next[index]) ? known : next
}
