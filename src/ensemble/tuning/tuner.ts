/** The work of one tuning: what is known of each runner, and the searches and trials that find out more. */
import { ownOf } from '../../math/own'
import type { Ground } from '../../run/ground'
import type { Minimum, Outcomes } from '../outcomes/result'
import { lowestOf, targetOf } from '../outcomes/target'
import type { EnsemblePlan } from '../plan'
import { sliced } from '../sliced'
import { comb } from './comb'
import { refine } from './refine'
import { type Search, type Tested, type Trial, rankTrials, settingsVaried, trialOf, trialsOf } from './trials'
import { firstPlans, shorterSteps } from './tunePlans'

export interface Engine {
  /** Runs an ensemble, or a smaller one if it is too large. */
  compute(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes>
  readonly signal: AbortSignal
  /** Receives the runner that is next, and the share of the work that is done. */
  onProgress(runner: number, share: number): void
}

/** What is known of one runner. */
export interface Exploration {
  readonly runner: number
  readonly plans: readonly EnsemblePlan[]
  /** Steps of the shorter races. */
  readonly shorter: readonly number[]
  /** A trial of the runner's current settings. */
  readonly own: Trial
  /** A search of the whole race for each of the plans. */
  readonly maps: Search[]
  readonly trials: Trial[]
}

/** The maximum and minimum of trials that are refined after a search, and the steps that they share. */
const [maxRefined, minRefined, refinedSteps] = [20, 4, 8000]

export class Tuner {
  readonly tested: Tested
  readonly explorations: readonly Exploration[]
  readonly #engine: Engine
  /** Pieces of work: the searches, and one polish per runner. */
  #planned: number
  #done = 0

  /** Ignores runners without a learning rate. */
  constructor(tested: Tested, runners: readonly number[], engine: Engine) {
    this.tested = tested
    this.#engine = engine
    this.explorations = runners.flatMap((runner) => explorationsOf(tested, runner))
    this.#planned = this.explorations.reduce(
      (sum, { plans, shorter }) => sum + plans.length * (1 + shorter.length) + 1,
      0,
    )
  }

  /** Adds pieces of work that were not planned before. */
  plan(more: number): void {
    this.#planned += more
  }

  begin(runner: number): void {
    this.#engine.onProgress(runner, this.#done / this.#planned)
    this.#done += 1
  }

  async search(plan: EnsemblePlan): Promise<Search> {
    this.begin(plan.runner)
    const { signal } = this.#engine
    const outcomes = await this.#engine.compute(plan, signal)
    signal.throwIfAborted()
    return { plan: { ...plan, columns: outcomes.columns, rows: outcomes.rows }, outcomes }
  }

  /** The lowest minimum that any run has reached so far. None with noise, which leaves no run at rest. */
  target(): Minimum | undefined {
    const { race, ground } = this.tested
    if (race.noise.sigma > 0) return undefined
    const outcomes = this.explorations.flatMap(({ maps }) => maps.map((map) => map.outcomes))
    const rests = this.explorations.flatMap(({ trials }) => trials).map((trial) => restOf(trial, ground))
    return lowestOf([targetOf(outcomes, ground), ...rests], ground)
  }

  /** Looks for better settings near those of a trial. */
  async refine(exploration: Exploration, { settings }: Trial, steps: number): Promise<void> {
    const { plan } = exploration.maps[0] ?? {}
    if (!plan) return
    const better = refine(this.tested, plan, settings, steps, this.target())
    exploration.trials.push(await sliced(better, this.#engine.signal))
  }

  /** Looks at every setting near those of a trial. */
  async comb(exploration: Exploration, trial: Trial): Promise<void> {
    const { plan } = exploration.maps[0] ?? {}
    if (!plan) return
    const better = comb(this.tested, plan, trial, this.target())
    exploration.trials.push(await sliced(better, this.#engine.signal))
  }

  /** Tries the best cells of some searches and refines the best trials. */
  async dig(exploration: Exploration, searches: readonly Search[], steps: number): Promise<void> {
    const target = this.target()
    const trials: Trial[] = []
    for (const search of searches)
      trials.push(...(await sliced(trialsOf(this.tested, search, target), this.#engine.signal)))
    for (const trial of rankTrials(trials, target, this.tested.ground).slice(0, refinedOf(steps)))
      await this.refine(exploration, trial, steps)
  }
}

/** The exploration of a runner; none without a learning rate. */
function explorationsOf(tested: Tested, runner: number): Exploration[] {
  const { race } = tested
  const plans = firstPlans(race, runner)
  const [first] = plans
  if (!first) return []
  const shorter = race.noise.sigma > 0 ? [] : shorterSteps(first.race.steps)
  return [{ runner, plans, shorter, own: ownTrial(tested, first), maps: [], trials: [] }]
}

/** How many trials are refined in a race of so many steps: a long race is expensive. */
function refinedOf(steps: number): number {
  return Math.min(Math.max(Math.floor(refinedSteps / steps), minRefined), maxRefined)
}

export function stepsOf({ plans }: Exploration): number {
  return plans[0]?.race.steps ?? 0
}

/** The minimum in which a trial is at rest: the declared one, or its place. */
function restOf({ rest, loss }: Trial, ground: Ground): Minimum | undefined {
  if (!rest) return undefined
  const declared = rest.minimum === undefined ? undefined : ground.minima[rest.minimum]
  if (!declared) return { x: rest.x, y: rest.y, loss, declared: false }
  const [x = 0, y = 0] = declared
  return { x, y, loss: ground.loss.value(x, y), declared: true }
}

/** A trial of the runner's current values of the tuned settings. */
function ownTrial(tested: Tested, plan: EnsemblePlan): Trial {
  const had = tested.race.runners[plan.runner]?.settings ?? {}
  return trialOf(
    tested,
    plan,
    Object.fromEntries(settingsVaried(plan).map((name) => [name, ownOf(had, name) ?? NaN])),
  )
}
