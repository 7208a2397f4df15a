/** Tuning: searches for each runner the learning rate, and the decay of its momentum, with which it does best in its race. */
import { type Ground, groundOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { turnsOfRunner } from '../../run/turns'
import { type Merit, compareMerit } from '../outcomes/merit'
import type { EnsemblePlan } from '../plan'
import { refined } from './refine'
import type { Minimum, Outcomes } from '../outcomes/result'
import { sliced } from '../sliced'
import { lowestOf, targetOf } from '../outcomes/target'
import {
  type Search,
  type Tested,
  type Trial,
  type TunedSettings,
  meritOf,
  ranked,
  settingsVaried,
  trialOf,
  trialsOf,
} from './trials'
import { firstPlans, shorterSteps, widerPlan } from './tunePlans'

export interface Engine {
  /** Runs an ensemble; where it is too large, a smaller one. */
  compute(plan: EnsemblePlan, signal: AbortSignal): Promise<Outcomes>
  readonly signal: AbortSignal
  /** Told which runner is searched for next, and the share of the work that is done. */
  onProgress(runner: number, share: number): void
}

/** What some settings come to. */
export interface Tried extends Merit {
  /** η, and the decay of the momentum where it is tuned, by the optimizer's names. */
  readonly settings: TunedSettings
}

export interface Tuned {
  readonly runner: number
  /** The race as it stood, and with the best that was found, which may be what the runner had. */
  readonly before: Tried
  readonly after: Tried
  /** Turns of the race that a step costs. */
  readonly turnsPerStep: number
  /** The range that was searched; of several bands of the decay, the one in which it was found. */
  readonly map: Search
}

export interface Tuning {
  /** What all were after; undefined where no run came to a minimum: then the loss decides. */
  readonly target: Minimum | undefined
  /** Those of the runners that have a learning rate. */
  readonly runners: readonly Tuned[]
}

/** How often a range is widened whose best lies at its edge. */
const mostWidenings = 3
/** From how many of the best cells of a search float64 looks for better settings beside them, and from how many at last. */
const [mostRefined, fewestRefined, refinedSteps, mostPolished] = [20, 4, 8000, 4]

/**
 * The same budget and the same target for all: to come to rest, within the turns of the race, in the lowest minimum that
 * any run of these searches came to, in the fewest turns; where a runner cannot, the lowest loss at the end, and with
 * noise, where none comes to rest, the lowest mean of the loss over the last of the steps. Ensembles propose, over all
 * that is worth a look, for the whole race and for shorter ones; from the best that they propose on, float64 looks for
 * better ones, in runs as the race itself will have them, and that decides. No clock and no chance, and nothing hangs on
 * what is tuned: the same race is tuned alike.
 * @throws the signal's reason, once it is aborted; whatever `compute` throws
 */
export async function tune(race: RacePlan, runners: readonly number[], engine: Engine): Promise<Tuning> {
  const ground = groundOf(race)
  const tested = { race, ground }
  const hasNoise = race.noise.sigma > 0
  const fields = runners.flatMap((runner): Field[] => {
    const plans = firstPlans(race, runner)
    const [first] = plans
    if (!first) return []
    const shorter = hasNoise ? [] : shorterSteps(first.race.steps)
    return [{ runner, plans, shorter, own: ownTrial(tested, first), maps: [], trials: [] }]
  })
  let planned = fields.reduce((sum, { plans, shorter }) => sum + plans.length * (1 + shorter.length) + 1, 0)
  let done = 0
  const begin = (runner: number): void => engine.onProgress(runner, done++ / planned)
  const search = async (plan: EnsemblePlan): Promise<Search> => {
    begin(plan.runner)
    const outcomes = await engine.compute(plan, engine.signal)
    engine.signal.throwIfAborted()
    return { plan: { ...plan, columns: outcomes.columns, rows: outcomes.rows }, outcomes }
  }
  const targetNow = (): Minimum | undefined => {
    if (hasNoise) return undefined
    const outcomes = fields.flatMap(({ maps }) => maps.map((map) => map.outcomes))
    const trials = fields.flatMap((field) => field.trials)
    return lowestOf(
      [targetOf(outcomes, ground.domain), ...trials.map((trial) => restOf(trial, ground))],
      ground.domain,
    )
  }
  const refine = async (field: Field, { settings }: Trial, steps: number): Promise<void> => {
    const { plan } = field.maps[0] ?? {}
    if (!plan) return
    field.trials.push(await sliced(refined(tested, plan, settings, steps, targetNow()), engine.signal))
  }
  const dig = async (field: Field, searches: readonly Search[], steps: number): Promise<void> => {
    const target = targetNow()
    const trials: Trial[] = []
    for (const each of searches) trials.push(...(await sliced(trialsOf(tested, each, target), engine.signal)))
    for (const trial of ranked(trials, target, ground).slice(0, refinedOf(steps)))
      await refine(field, trial, steps)
  }

  for (const field of fields) for (const plan of field.plans) field.maps.push(await search(plan))
  for (let round = 0; round < mostWidenings; round++) {
    const target = targetNow()
    for (const { maps } of fields) {
      const wider = maps.map((map) => widerPlan(map, target, ground.domain))
      planned += wider.filter(Boolean).length
      for (const [index, plan] of wider.entries()) if (plan) maps[index] = await search(plan)
    }
  }
  for (const field of fields) {
    const { maps, shorter } = field
    const arrives = (within: number): boolean =>
      field.trials.some((trial) => (meritOf(trial, targetNow(), ground).arrival ?? Infinity) <= within)
    for (const [index, steps] of shorter.entries()) {
      const searches: Search[] = []
      for (const { plan } of maps) searches.push(await search({ ...plan, race: { ...plan.race, steps } }))
      await dig(field, searches, steps)
      // In a longer race others arrive later.
      if (!arrives(steps)) continue
      planned -= maps.length * (shorter.length - 1 - index)
      break
    }
    if (!arrives(shorter.at(-1) ?? 0)) await dig(field, maps, stepsOf(field))
  }
  for (const field of fields) {
    begin(field.runner)
    // Who arrives has to be beaten within the steps that it takes.
    for (const trial of ranked(field.trials, targetNow(), ground).slice(0, mostPolished))
      await refine(field, trial, Math.max(meritOf(trial, targetNow(), ground).arrival ?? stepsOf(field), 1))
  }

  const target = targetNow()
  const tried = (trial: Trial): Tried => ({ settings: trial.settings, ...meritOf(trial, target, ground) })
  const tuned = fields.flatMap(({ runner, own, maps, trials }): Tuned[] => {
    const [map] = maps
    if (!map) return []
    const best = tried(ranked(trials, target, ground)[0] ?? own)
    const had = tried(own)
    // What is no better is no reason for a change.
    const after = compareMerit(best, had) < 0 ? best : had
    return [
      {
        runner,
        before: { ...tried(trialOf(tested, map.plan, {})), settings: own.settings },
        after,
        turnsPerStep: turnsOfRunner(race, runner).turnsPerStep,
        map: maps.find(({ plan: { y } }) => (Object.values(after.settings)[1] ?? 0) < y.to) ?? map,
      },
    ]
  })
  return { target, runners: tuned }
}

/** What has been seen of one runner. */
interface Field {
  readonly runner: number
  readonly plans: readonly EnsemblePlan[]
  /** Lengths of the shorter races. */
  readonly shorter: readonly number[]
  readonly own: Trial
  /** The whole race, a search for each of the plans. */
  readonly maps: Search[]
  readonly trials: Trial[]
}

/** How many are refined in a race of so many steps: a long one is dear. */
function refinedOf(steps: number): number {
  return Math.min(Math.max(Math.floor(refinedSteps / steps), fewestRefined), mostRefined)
}

function stepsOf({ plans }: Field): number {
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
