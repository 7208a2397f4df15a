/** Tuning: searches for each runner the learning rate, and the decay of its momentum, with which it does best in its race. */
import { groundOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { turnsOfRunner } from '../../run/turns'
import { type Merit, compareMerit } from '../outcomes/merit'
import type { Minimum } from '../outcomes/result'
import { type Engine, type Exploration, Tuner, stepsOf } from './tuner'
import { type Search, type Trial, type TunedSettings, meritOf, rankTrials, trialOf } from './trials'
import { widerPlan } from './tunePlans'

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
const maxWidenings = 3
/** From how many of the best trials float64 looks for better settings beside them at last. */
const maxPolished = 4

/**
 * The same budget and the same target for all: to come to rest, within the turns of the race, in the lowest minimum that
 * any run of these searches came to, in the fewest turns; where a runner cannot, the lowest loss at the end, and with
 * noise, where none comes to rest, the lowest mean of the loss over the last of the steps. Ensembles propose, over all
 * that is worth a look, for the whole race and for shorter ones; from the best that they propose on, float64 looks for
 * better ones, in runs as the race itself will have them, and that decides. No clock and no chance, and nothing depends
 * on what is tuned: the same race is tuned alike.
 * @throws the signal's reason, once it is aborted; whatever `compute` throws
 */
export async function tune(race: RacePlan, runners: readonly number[], engine: Engine): Promise<Tuning> {
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

/** Searches again, farther out, where the best lies at an edge. All ranges of a round have one target. */
async function widen(tuner: Tuner): Promise<void> {
  const target = tuner.target()
  for (const { maps } of tuner.explorations) {
    const wider = maps.map((map) => widerPlan(map, target, tuner.tested.ground.domain))
    tuner.plan(wider.filter(Boolean).length)
    for (const [index, plan] of wider.entries()) if (plan) maps[index] = await tuner.search(plan)
  }
}

/** Tries what does best in races that are shorter, up to the first in which a trial arrives, or in the whole race. */
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
    // In a longer race others arrive later.
    if (!arrives(steps)) continue
    tuner.plan(-maps.length * (shorter.length - 1 - index))
    break
  }
  if (!arrives(shorter.at(-1) ?? 0)) await tuner.dig(exploration, maps, stepsOf(exploration))
}

async function polish(tuner: Tuner, exploration: Exploration): Promise<void> {
  tuner.begin(exploration.runner)
  const best = rankTrials(exploration.trials, tuner.target(), tuner.tested.ground).slice(0, maxPolished)
  // Who arrives has to be beaten within the steps that it takes.
  for (const trial of best)
    await tuner.refine(
      exploration,
      trial,
      Math.max(arrivalOf(tuner, trial, tuner.target()) ?? stepsOf(exploration), 1),
    )
}

function arrivalOf({ tested }: Tuner, trial: Trial, target: Minimum | undefined): number | undefined {
  return meritOf(trial, target, tested.ground).arrival
}

/** What was found for a runner; nothing where nothing was searched. */
function tunedOf({ tested }: Tuner, exploration: Exploration, target: Minimum | undefined): Tuned[] {
  const { race, ground } = tested
  const { runner, own, maps, trials } = exploration
  const [map] = maps
  if (!map) return []
  const tried = (trial: Trial): Tried => ({ settings: trial.settings, ...meritOf(trial, target, ground) })
  const best = tried(rankTrials(trials, target, ground)[0] ?? own)
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
}
