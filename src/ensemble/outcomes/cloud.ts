/** The same race from many starts: how often, and how soon, each runner comes to the lowest minimum that any of them found. */
import type { Interval } from '../../surfaces/surface'
import { quantilesOf } from './quantiles'
import { type Minimum, type Outcomes, type Quantiles, outcomeCode } from './result'
import { arrivalsOf, targetOf } from './target'

/** The ends of one runner's runs. */
export interface Cloud {
  /** Index into the race's runners. */
  readonly runner: number
  readonly outcomes: Outcomes
  /** Turns of the race that a step costs. */
  readonly turnsPerStep: number
}

export interface Success {
  readonly runner: number
  readonly runs: number
  /** Share of the runs that came to rest in the target. */
  readonly share: number
  /** The binomial standard error of it: √(p (1 − p) / n). It is 0 of a share of 0 or 1, and says nothing there. */
  readonly error: number
  /** How far from 0 or 1 the true share may then be, with 95 % confidence: 1 − 0.05^(1/n). */
  readonly bound: number
  /** Turns until they were there, over those that came: 10 %, median, 90 %. */
  readonly turns: Quantiles | undefined
  /** Share of the runs that diverged. */
  readonly diverged: number
}

export interface CloudTable {
  readonly target: Minimum | undefined
  /** Best first: by success, then by the median of the turns; who is level stays in the order of the runners. */
  readonly rows: readonly Success[]
}

export function cloudTable(clouds: readonly Cloud[], domain: readonly Interval[]): CloudTable {
  const target = targetOf(
    clouds.map(({ outcomes }) => outcomes),
    domain,
  )
  const rows = clouds.map((cloud) => successOf(cloud, target, domain))
  const median = ({ turns }: Success): number => turns?.median ?? Number.MAX_VALUE
  return { target, rows: rows.toSorted((a, b) => b.share - a.share || median(a) - median(b)) }
}

function successOf(
  { runner, outcomes, turnsPerStep }: Cloud,
  target: Minimum | undefined,
  domain: readonly Interval[],
): Success {
  const runs = outcomes.kind.length
  const arrivals = arrivalsOf(outcomes, target, domain).filter((step) => step >= 0)
  const share = arrivals.length / runs
  const lost = outcomes.kind.filter((kind) => kind === outcomeCode.diverged).length
  return {
    runner,
    runs,
    share,
    error: Math.sqrt((share * (1 - share)) / runs),
    bound: 1 - doubt ** (1 / runs),
    turns: quantilesOf(arrivals.sort().map((step) => step * turnsPerStep)),
    diverged: lost / runs,
  }
}

/** What is left of certainty. */
const doubt = 0.05
