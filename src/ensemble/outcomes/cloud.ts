/** The same race from many starts: how often and how soon each runner reaches the lowest minimum of all. */
import type { Ground } from '../../run/ground'
import { quantilesOf } from './quantiles'
import { type Minimum, type Outcomes, type Quantiles, isAtRest, outcomeCode } from './result'
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
  /** Its 95 % interval. */
  readonly interval: readonly [low: number, high: number]
  /** Turns until rest, over the runs that arrived and are at rest: 10 %, median, 90 %. */
  readonly turns: Quantiles | undefined
  /** The share of runs that arrived and still move within the minimum. */
  readonly moving: number
  /** The share of runs that diverged. */
  readonly diverged: number
}

interface CloudTable {
  readonly target: Minimum | undefined
  /** Best first: by success, then by the median of the turns. Ties keep runner order. */
  readonly rows: readonly Success[]
}

export function cloudTable(clouds: readonly Cloud[], ground: Ground): CloudTable {
  const target = targetOf(
    clouds.map(({ outcomes }) => outcomes),
    ground,
  )
  const rows = clouds.map((cloud) => successOf(cloud, target, ground))
  const median = ({ turns }: Success): number => turns?.median ?? Number.MAX_VALUE
  return { target, rows: rows.toSorted((a, b) => b.share - a.share || median(a) - median(b)) }
}

function successOf(
  { runner, outcomes, turnsPerStep }: Cloud,
  target: Minimum | undefined,
  ground: Ground,
): Success {
  const runs = outcomes.kind.length
  const steps = arrivalsOf(outcomes, target, ground)
  const arrivals = steps.filter((step) => step >= 0)
  const rests = steps.filter((step, cell) => step >= 0 && isAtRest(outcomes, cell))
  const share = arrivals.length / runs
  const lost = outcomes.kind.filter((kind) => kind === outcomeCode.diverged).length
  return {
    runner,
    runs,
    share,
    interval: wilsonInterval(arrivals.length, runs),
    turns: quantilesOf(rests.sort().map((step) => step * turnsPerStep)),
    moving: (arrivals.length - rests.length) / runs,
    diverged: lost / runs,
  }
}

/** The 97.5 % quantile of the standard normal distribution: 95 % lie between it and its negative. */
const quantile = 1.959964

/** The 95 % interval of a share that was counted in `runs` runs: Wilson, 1927. It holds for shares of 0 and 1 too. */
function wilsonInterval(count: number, runs: number): readonly [low: number, high: number] {
  const share = count / runs
  const square = (quantile * quantile) / runs
  const middle = (share + square / 2) / (1 + square)
  const away = (quantile * Math.sqrt((share * (1 - share)) / runs + square / (4 * runs))) / (1 + square)
  // Rounding must not leave a count of none or all outside.
  return [count === 0 ? 0 : middle - away, count === runs ? 1 : middle + away]
}
