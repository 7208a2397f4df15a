/** The work of one tuning: what has been seen of each runner, and the searches and trials that show more of it. */
import type { Ground } from '../../run/ground'
import type { Minimum, Outcomes } from '../outcomes/result'
import { lowestOf, targetOf } from '../outcomes/target'
import type { EnsemblePlan } from '../plan'
import { sliced } from '../sliced'
import { refine } from './refine'
import { type Search, type Tested, type Trial, rankTrials, settingsVaried, trialOf, trialsOf } from './trials'
import { firstPlans, shorterSteps } from './tunePlans'

export interface Engine {
  /** Runs an ensemble; where it is too large, a smaller one. */
  compute(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes>
  readonly signal: AbortSignal
  /** Told which runner is searched for next, and the share of the work that is done. */
  onProgress(runner: number, share: number): void
}

/** What has been seen of one runner. */
export interface Exploration {
  readonly runner: number
  readonly plans: readonly EnsemblePlan[]
  /** Lengths of the shorter races. */
  readonly shorter: readonly number[]
  readonly own: Trial
  /** The whole race, a search for each of the plans. */
  readonly maps: Search[]
  readonly trials: Trial[]
}

/** From how many of the best cells of a search float64 looks for better settings beside them. */
const [maxRefined, minRefined, refinedSteps] = [20, 4, 8000]

export class Tuner {
  readonly tested: Tested
  readonly explorations: readonly Exploration[]
  readonly #engine: Engine
  /** Pieces of work: searches, and a polish for each runner. */
  #planned: number
  #done = 0

  /** Of the runners those that have a learning rate. */
  constructor(tested: Tested, runners: readonly number[], engine: Engine) {
    this.tested = tested
    this.#engine = engine
    this.explorations = runners.flatMap((runner) => explorationsOf(tested, runner))
    this.#planned = this.explorations.reduce(
      (sum, { plans, shorter }) => sum + plans.length * (1 + shorter.length) + 1,
      0,
    )
  }

  /** There are so many more pieces of work than was thought. */
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

  /** The lowest minimum that any run has come to so far; none where noise leaves none at rest. */
  target(): Minimum | undefined {
    const { race, ground } = this.tested
    if (race.noise.sigma > 0) return undefined
    const outcomes = this.explorations.flatMap(({ maps }) => maps.map((map) => map.outcomes))
    const rests = this.explorations.flatMap(({ trials }) => trials).map((trial) => restOf(trial, ground))
    return lowestOf([targetOf(outcomes, ground.domain), ...rests], ground.domain)
  }

  /** Looks for better settings beside those of a trial. */
  async refine(exploration: Exploration, { settings }: Trial, steps: number): Promise<void> {
    const { plan } = exploration.maps[0] ?? {}
    if (!plan) return
    const better = refine(this.tested, plan, settings, steps, this.target())
    exploration.trials.push(await sliced(better, this.#engine.signal))
  }

  /** Tries the best cells of some searches, and refines the best of these. */
  async dig(exploration: Exploration, searches: readonly Search[], steps: number): Promise<void> {
    const target = this.target()
    const trials: Trial[] = []
    for (const search of searches)
      trials.push(...(await sliced(trialsOf(this.tested, search, target), this.#engine.signal)))
    for (const trial of rankTrials(trials, target, this.tested.ground).slice(0, refinedOf(steps)))
      await this.refine(exploration, trial, steps)
  }
}

/** What is to be searched for a runner; nothing where it has no learning rate. */
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

/** The minimum that a trial is at rest in: the declared one, or where it stands. */
function restOf({ rest, loss }: Trial, ground: Ground): Minimum | undefined {
  if (!rest) return undefined
  const declared = rest.minimum === undefined ? undefined : ground.minima[rest.minimum]
  if (!declared) return { x: rest.x, y: rest.y, loss, declared: false }
  const [x = 0, y = 0] = declared
  return { x, y, loss: ground.loss.value(x, y), declared: true }
}

/** What the runner has of the settings that are tuned. */
function ownTrial(tested: Tested, plan: EnsemblePlan): Trial {
  const had = tested.race.runners[plan.runner]?.settings ?? {}
  return trialOf(
    tested,
    plan,
    Object.fromEntries(settingsVaried(plan).map((name) => [name, had[name] ?? NaN])),
  )
}
