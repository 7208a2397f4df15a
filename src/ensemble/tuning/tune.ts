/** Tuning: finds for each runner the learning rate and the decay of momentum with which it does best in its race. */
import { groundOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { turnsOfRunner } from '../../run/runnerTurns'
import { type Merit, compareMerit } from '../outcomes/merit'
import type { Minimum } from '../outcomes/result'
import { type Engine, type Exploration, Tuner, stepsOf } from './tuner'
import { type Search, type Trial, type TunedSettings, meritOf, rankTrials, trialOf } from './trials'
import { widerPlan } from './tunePlans'

/** Settings and how well they do. */
export interface Tried extends Merit {
  /** η and, if it is tuned, the decay of the momentum, by the optimizer's names. */
  readonly settings: TunedSettings
}

export interface Tuned {
  readonly runner: number
  /** The race with the old settings, and with the best that were found, which may be the old ones. */
  readonly before: Tried
  readonly after: Tried
  /** How many turns of the race a step costs. */
  readonly turnsPerStep: number
  /** The search over the range; with several bands of the decay, the one that contains the best. */
  readonly map: Search
}

export interface Tuning {
  /** The target of all. Undefined if no run reached a minimum; then the loss decides. */
  readonly target: Minimum | undefined
  /** The runners that have a learning rate. */
  readonly runners: readonly Tuned[]
}

/** How often a range is widened if its best lies at an edge. */
const maxWidenings = 3
/** How many of the best trials are refined at the end. */
const maxPolished = 4

/**
 * All runners have the same budget and the same target: to come to rest in the lowest minimum that any run of these
 * searches reached, in the fewest turns. If a runner cannot, the lowest loss at the end counts. With noise no run comes
 * to rest, so the lowest mean loss over the last steps counts.
 *
 * Ensembles search all that is worth a look, for the whole race and for shorter ones. Float64 then improves their best
 * settings, in the same runs that the race itself will have, and decides. There is no clock and no chance, and the old
 * values of what is tuned do not matter: the same race is always tuned the same way.
 * @throws the signal's reason, once it is aborted; whatever `compute` throws
 */
export async function tune(asked: RacePlan, runners: readonly number[], engine: Engine): Promise<Tuning> {
  // The race is tuned to its end: a run that is stopped early would not show where its settings lead.
  const { stop: _stop, ...race } = asked
  const tuner = new Tuner({ race, ground: groundOf(race) }, runners, engine)
  const { explorations } = tuner
  for (const exploration of explorations)
    for (const plan of exploration.plans) exploration.maps.push(await tuner.search(plan))
  for (let round = 0; round < maxWidenings; round += 1) await widen(tuner)
  for (const exploration of explorations) await digShorter(tuner, exploration)
  for (const exploration of explorations) await polish(tuner, exploration)
  const target = tuner.target()
  return { target, runners: explorations.flatMap((exploration) => tunedOf(tuner, exploration, target)) }
}

/** Widens the ranges whose best lies at an edge, and searches again. All ranges of a round have one target. */
async function widen(tuner: Tuner): Promise<void> {
  const target = tuner.target()
  for (const { maps } of tuner.explorations) {
    const wider = maps.map((map) => widerPlan(map, target, tuner.tested.ground))
    tuner.plan(wider.filter(Boolean).length)
    for (const [index, plan] of wider.entries()) if (plan) maps[index] = await tuner.search(plan)
  }
}

/** Tries the best settings of shorter races, up to the first race in which a trial arrives, else of the whole race. */
async function digShorter(tuner: Tuner, exploration: Exploration): Promise<void> {
  const { maps, shorter } = exploration
  const arrives = (within: number): boolean => {
    const target = tuner.target()
    return exploration.trials.some((trial) => (arrivalOf(tuner, trial, target) ?? Infinity) <= within)
  }
  for (const [index, steps] of shorter.entries()) {
    const searches: Search[] = []
    for (const { plan } of maps) searches.push(await tuner.search({ ...plan, race: { ...plan.race, steps } }))
    await tuner.dig(exploration, searches, steps)
    // Longer races would only add later arrivals.
    if (!arrives(steps)) continue
    tuner.plan(-maps.length * (shorter.length - 1 - index))
    break
  }
  if (!arrives(shorter.at(-1) ?? 0)) await tuner.dig(exploration, maps, stepsOf(exploration))
}

async function polish(tuner: Tuner, exploration: Exploration): Promise<void> {
  tuner.begin(exploration.runner)
  const best = rankTrials(exploration.trials, tuner.target(), tuner.tested.ground).slice(0, maxPolished)
  // To beat a trial that arrives, another must arrive within the same steps.
  for (const trial of best)
    await tuner.refine(
      exploration,
      trial,
      Math.max(arrivalOf(tuner, trial, tuner.target()) ?? stepsOf(exploration), 1),
    )
  const [first] = rankTrials(exploration.trials, tuner.target(), tuner.tested.ground)
  if (first) await tuner.comb(exploration, first)
}

function arrivalOf({ tested }: Tuner, trial: Trial, target: Minimum | undefined): number | undefined {
  return meritOf(trial, target, tested.ground).arrival
}

/** The result for a runner; none if nothing was searched. */
function tunedOf({ tested }: Tuner, exploration: Exploration, target: Minimum | undefined): Tuned[] {
  const { race, ground } = tested
  const { runner, own, maps, trials } = exploration
  const [map] = maps
  if (!map) return []
  const tried = (trial: Trial): Tried => ({ settings: trial.settings, ...meritOf(trial, target, ground) })
  const best = tried(rankTrials(trials, target, ground)[0] ?? own)
  const had = tried(own)
  // Settings that are no better are no reason for a change.
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
}
