/** The same race from many starts: how often and how soon each runner reaches the lowest minimum of all. */
import { pow } from '../../math/elementary/pow'
import type { Interval } from '../../surfaces/surface'
import { quantilesOf } from './quantiles'
import { type Minimum, type Outcomes, type Quantiles, outcomeCode } from './result'
import { arrivalsOf, targetOf } from './target'

/** The ends of one runner's runs. */
interface Cloud {
  /** Index into the race's runners. */
  readonly runner: number
  readonly outcomes: Outcomes
  /** How many turns of the race a step costs. */
  readonly turnsPerStep: number
}

export interface Success {
  readonly runner: number
  readonly runs: number
  /** The share of runs that came to rest in the target. */
  readonly share: number
  /** Its binomial standard error: √(p (1 − p) / n). For a share of 0 or 1 it is 0 and says nothing. */
  readonly error: number
  /** How far the true share may be from 0 or 1 in that case, with 95 % confidence: 1 − 0.05^(1/n). */
  readonly bound: number
  /** Turns until arrival, over the runs that arrived: 10 %, median, 90 %. */
  readonly turns: Quantiles | undefined
  /** The share of runs that diverged. */
  readonly diverged: number
}

interface CloudTable {
  readonly target: Minimum | undefined
  /** Best first: by success, then by the median of the turns. Ties keep runner order. */
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
    bound: 1 - pow(doubt, 1 / runs),
    turns: quantilesOf(arrivals.sort().map((step) => step * turnsPerStep)),
    diverged: lost / runs,
  }
}

/** 1 − confidence. */
const doubt = 0.05
