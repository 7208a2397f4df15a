/** Tuning: searches for each runner the learning rate, and the decay of its momentum, with which it does best in its race. */
import { groundOf } from '../run/ground'
import type { RacePlan } from '../run/plan'
import { turnsOfRunner } from '../run/turns'
import { type Merit, compareMerit } from './merit'
import type { EnsemblePlan } from './plan'
import type { Minimum, Outcomes } from './result'
import { sliced } from './sliced'
import { targetOf } from './target'
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
import { finerPlan, firstPlan, widerPlan } from './tunePlans'

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
  /** The whole range that was searched. */
  readonly map: Search
}

export interface Tuning {
  /** What all were after; undefined where no run came to a minimum: then the loss at the end decides. */
  readonly target: Minimum | undefined
  /** Those of the runners that have a learning rate. */
  readonly runners: readonly Tuned[]
}

/** How often a range is widened whose best lies at its edge. */
const mostWidenings = 3
/** Closer looks, one after the other: around how many of the best of all that was tried before. */
const closerLooks = [6, 3, 1]

/**
 * The same budget and the same target for all: to come to rest, within the turns of the race, in the lowest minimum that
 * any run of these searches came to, in the fewest turns; where a runner cannot, the lowest loss at the end. Ensembles
 * propose, over all that is worth a look and then closer around the best; what they propose is run in float64, as the
 * race itself will be, and that decides. No clock and no chance: the same race is tuned alike.
 * @throws the signal's reason, once it is aborted; whatever `compute` throws
 */
export async function tune(race: RacePlan, runners: readonly number[], engine: Engine): Promise<Tuning> {
  const ground = groundOf(race)
  const plans = runners.flatMap((runner) => firstPlan(race, runner) ?? [])
  let planned = plans.length * closerLooks.reduce((sum, count) => sum + count, 1)
  const all: Search[] = []
  const search = async (plan: EnsemblePlan): Promise<Search> => {
    engine.onProgress(plan.runner, all.length / planned)
    const outcomes = await engine.compute(plan, engine.signal)
    engine.signal.throwIfAborted()
    const done = { plan: { ...plan, columns: outcomes.columns, rows: outcomes.rows }, outcomes }
    all.push(done)
    return done
  }
  const targetNow = (): Minimum | undefined =>
    targetOf(
      all.map(({ outcomes }) => outcomes),
      ground.domain,
    )

  const maps: Search[] = []
  for (const plan of plans) maps.push(await search(plan))
  for (let round = 0; round < mostWidenings; round++) {
    const target = targetNow()
    const wider = maps.map((map) => widerPlan(map, target, ground.domain))
    planned += wider.filter(Boolean).length
    for (const [index, plan] of wider.entries()) if (plan) maps[index] = await search(plan)
  }

  const tested = { race, ground }
  const fields = maps.map((map): Field => ({ map, own: ownTrial(tested, map), trials: [], open: [map] }))
  for (const count of [...closerLooks, 0]) {
    const target = targetNow()
    for (const field of fields) {
      const { trials, open, own } = field
      for (const each of open) trials.push(...(await sliced(trialsOf(tested, each, target), engine.signal)))
      field.open = []
      for (const trial of ranked([own, ...trials], target, ground).slice(0, count))
        field.open.push(await search(finerPlan(trial)))
    }
  }

  const target = targetNow()
  const tried = (trial: Trial): Tried => ({ settings: trial.settings, ...meritOf(trial, target, ground) })
  const tuned = fields.map(({ map, own, trials }): Tuned => {
    const { runner } = map.plan
    const best = tried(ranked(trials, target, ground)[0] ?? own)
    const had = tried(own)
    return {
      runner,
      before: { ...tried(trialOf(tested, map.plan, {})), settings: own.settings },
      // What is no better is no reason for a change.
      after: compareMerit(best, had) < 0 ? best : had,
      turnsPerStep: turnsOfRunner(race, runner).turnsPerStep,
      map,
    }
  })
  return { target, runners: tuned }
}

/** What has been seen of one runner. */
interface Field {
  readonly map: Search
  readonly own: Trial
  readonly trials: Trial[]
  /** Searches of which nothing has been tried yet. */
  open: Search[]
}

/** What the runner has of the settings that are tuned. */
function ownTrial(tested: Tested, { plan }: Search): Trial {
  const had = tested.race.runners[plan.runner]?.settings ?? {}
  return trialOf(
    tested,
    plan,
    Object.fromEntries(settingsVaried(plan).map((name) => [name, had[name] ?? NaN])),
  )
}
