/** Settings that are tried out on a runner in float64, in its own race: what an ensemble proposes is not yet true. */
import type { Ground } from '../run/ground'
import type { RacePlan } from '../run/plan'
import { runOf } from '../run/run'
import { axisValues, partsOf } from './axes'
import { type Merit, compareMerit, meritsOf } from './merit'
import type { EnsemblePlan } from './plan'
import type { Minimum, Outcomes } from './result'
import { isInTarget } from './target'

/** The race that runners are tuned for. */
export interface Tested {
  readonly race: RacePlan
  readonly ground: Ground
}

/** An ensemble that was run for a tuning, `plan` at the size of the outcomes. */
export interface Search {
  readonly plan: EnsemblePlan
  readonly outcomes: Outcomes
}

export type TunedSettings = Readonly<Record<string, number>>

export interface Trial {
  readonly settings: TunedSettings
  /** The search that proposed them. */
  readonly plan: EnsemblePlan
  /** At the end; Infinity of a run that diverged. */
  readonly loss: number
  /** Where and since which step it is at rest in a minimum, if it is so at the end. */
  readonly rest: { readonly x: number; readonly y: number; readonly since: number } | undefined
}

/** Cells of a search that are tried, at the most, and how far apart they are, so that not all stand on one edge. */
const mostTried = 5
const apart = 3

/** Digits of what is stored, and so of what is tried. */
const digits = 3

/** Runs the plan's runner with some settings for the whole run: what its race changes of them on the way is left out. */
export function trialOf({ race, ground }: Tested, plan: EnsemblePlan, settings: TunedSettings): Trial {
  const run = runOf(withSettings(race, plan.runner, settings), ground, plan.runner)
  const [x = 0, y = 0, end = NaN] = run.points.subarray(3 * run.steps)
  const status = run.status(run.steps)
  const rest = status.kind === 'converged' ? { x, y, since: status.since } : undefined
  return { settings, plan, loss: run.divergedAt === undefined ? end : Infinity, rest }
}

/** Tries the best cells of a search, pausing after each. */
export function* trialsOf(
  tested: Tested,
  search: Search,
  target: Minimum | undefined,
): Generator<void, Trial[]> {
  const trials: Trial[] = []
  for (const settings of bestSettings(search, target, tested.ground)) {
    trials.push(trialOf(tested, search.plan, settings))
    yield
  }
  return trials
}

/** How good it is, once it is known what all are after. */
export function meritOf({ loss, rest }: Trial, target: Minimum | undefined, { domain }: Ground): Merit {
  const isThere = rest !== undefined && isInTarget({ ...rest, loss }, target, domain)
  return { arrival: isThere ? rest.since : undefined, loss }
}

/** Best first, each once; the lower learning rate where two are level. */
export function ranked(trials: readonly Trial[], target: Minimum | undefined, ground: Ground): Trial[] {
  const each = new Map(trials.map((trial) => [Object.values(trial.settings).join(), trial]))
  const order = (one: Trial, other: Trial): number => {
    const [a, b] = [one, other].map(({ settings }) => Object.values(settings))
    const byMerit = compareMerit(meritOf(one, target, ground), meritOf(other, target, ground))
    return byMerit || (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0)
  }
  return [...each.values()].sort(order)
}

/** Names of the optimizer's settings that a plan varies. */
export function settingsVaried({ x, y }: EnsemblePlan): string[] {
  return [x, y].flatMap(({ of }) => {
    const [kind, name] = partsOf(of)
    return kind === 'setting' && name !== undefined ? [name] : []
  })
}

/** Of the best cells, those that are not beside a better one. */
function bestSettings(
  { plan, outcomes }: Search,
  target: Minimum | undefined,
  { domain }: Ground,
): TunedSettings[] {
  const { columns, rows } = outcomes
  const merits = meritsOf(outcomes, target, domain)
  const order = (one: number, other: number): number =>
    compareMerit(merits[one] as Merit, merits[other] as Merit) ||
    (one % columns) - (other % columns) ||
    one - other
  const picked: { readonly column: number; readonly row: number }[] = []
  for (const cell of [...merits.keys()].sort(order)) {
    const column = cell % columns
    const row = (cell - column) / columns
    const isNear = picked.some(
      (other) => Math.abs(other.column - column) < apart && Math.abs(other.row - row) < apart,
    )
    if (!isNear) picked.push({ column, row })
    if (picked.length === mostTried) break
  }
  const names = settingsVaried(plan)
  const [xs, ys] = [axisValues(plan.x, columns, false), axisValues(plan.y, rows, false)]
  return picked.map(({ column, row }) => {
    const values = [xs[column], ys[row]]
    return Object.fromEntries(names.map((name, index) => [name, rounded(values[index] ?? NaN)]))
  })
}

function rounded(value: number): number {
  return Number(value.toPrecision(digits))
}

function withSettings(race: RacePlan, runner: number, settings: TunedSettings): RacePlan {
  const isLeft = ([name]: [string, number]): boolean => !Object.hasOwn(settings, name)
  return {
    ...race,
    runners: race.runners.map((own, index) =>
      index === runner ? { ...own, settings: { ...own.settings, ...settings } } : own,
    ),
    changes: race.changes.map((change) =>
      change.runner === runner
        ? { ...change, settings: Object.fromEntries(Object.entries(change.settings).filter(isLeft)) }
        : change,
    ),
  }
}
