/** Trials of settings: a runner's real race in float64. What an ensemble proposes still has to be confirmed. */
import { isWithin } from '../../math/bounds'
import { log } from '../../math/elementary/log'
import type { Ground } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { type Run, runOf } from '../../run/run'
import { axisValues, partsOf } from '../axes'
import { type Merit, compareMerit, meritsOf } from '../outcomes/merit'
import type { EnsemblePlan } from '../plan'
import { quantityOf } from '../quantities'
import type { Minimum, Outcomes } from '../outcomes/result'
import { isInTarget } from '../outcomes/target'

/** The race that runners are tuned for. */
export interface Tested {
  readonly race: RacePlan
  readonly ground: Ground
}

/** An ensemble that was run for a tuning. `plan` has the size of the outcomes. */
export interface Search {
  readonly plan: EnsemblePlan
  readonly outcomes: Outcomes
}

export type TunedSettings = Readonly<Record<string, number>>

export interface Trial {
  readonly settings: TunedSettings
  /** The loss at the end; with noise, the mean over the last tenth of the steps. Infinity if the run diverged. */
  readonly loss: number
  /** Where it is at rest in a minimum at the end, if it is. */
  readonly rest: Rest | undefined
}

interface Rest {
  readonly x: number
  readonly y: number
  /** Index of the declared minimum that it is in. */
  readonly minimum: number | undefined
  /** The step from which it stays, and the fractional step at which its slope becomes small. */
  readonly since: number
  readonly crossing: number
}

/** The maximum of cells that are tried, and the minimum distance between them, so that not all lie at one edge. */
const maxTried = 16
const apart = 3

/** Digits of stored settings, and so of tried ones. */
const digits = 3

/** The share of last steps that count with noise. A single step would be luck. */
const lastPart = 0.1

/** Runs the plan's runner with some settings for `steps` steps. The race's changes of these settings are ignored. */
export function trialOf(
  { race, ground }: Tested,
  { runner, race: { steps: all } }: EnsemblePlan,
  settings: TunedSettings,
  steps = all,
): Trial {
  const run = runOf({ ...withSettings(race, runner, settings), steps, turn: 'step' }, ground, runner)
  const isLost = run.divergedAt !== undefined
  if (race.noise.sigma > 0) return { settings, loss: isLost ? Infinity : lastMean(run), rest: undefined }
  const [x = 0, y = 0, end = NaN] = run.points.subarray(3 * run.steps)
  const status = run.status(run.steps)
  if (status.kind !== 'converged') return { settings, loss: isLost ? Infinity : end, rest: undefined }
  const { minimum, since } = status
  return { settings, loss: end, rest: { x, y, minimum, since, crossing: crossingOf(run, since) } }
}

/** Tries the best cells of a search, with a pause after each. */
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

/** The merit of a trial, given the target. */
export function meritOf({ loss, rest }: Trial, target: Minimum | undefined, ground: Ground): Merit {
  const isThere = rest !== undefined && isInTarget({ ...rest, loss }, target, ground)
  return { arrival: isThere ? rest.since : undefined, loss }
}

/** Below 0 if `one` is better. If both arrive at the same step, the earlier crossing is better. */
export function compareTrials(one: Trial, other: Trial, target: Minimum | undefined, ground: Ground): number {
  const [first, second] = [meritOf(one, target, ground), meritOf(other, target, ground)]
  const byMerit = compareMerit(first, second)
  if (byMerit !== 0 || first.arrival === undefined) return byMerit
  return (one.rest?.crossing ?? 0) - (other.rest?.crossing ?? 0)
}

/** Sorts trials, best first, without duplicates. With ties, the lower learning rate comes first. */
export function rankTrials(trials: readonly Trial[], target: Minimum | undefined, ground: Ground): Trial[] {
  const each = new Map(trials.map((trial) => [Object.values(trial.settings).join(), trial]))
  const order = (one: Trial, other: Trial): number => {
    const [a, b] = [one, other].map(({ settings }) => Object.values(settings))
    const byMerit = compareTrials(one, other, target, ground)
    return byMerit || (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0)
  }
  return [...each.values()].sort(order)
}

/** The names of the optimizer's settings that a plan varies. */
export function settingsVaried({ x, y }: EnsemblePlan): string[] {
  return [x, y].flatMap(({ of }) => {
    const [kind, name] = partsOf(of)
    return kind === 'setting' && name !== undefined ? [name] : []
  })
}

/** The settings of the best cells, except those beside a better one. */
function bestSettings(
  { plan, outcomes }: Search,
  target: Minimum | undefined,
  ground: Ground,
): TunedSettings[] {
  const { columns, rows } = outcomes
  const merits = meritsOf(outcomes, target, ground)
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
    if (picked.length === maxTried) break
  }
  const names = settingsVaried(plan)
  const [xs, ys] = [axisValues(plan.x, columns, false), axisValues(plan.y, rows, false)]
  return picked
    .map(({ column, row }) => {
      const values = [xs[column], ys[row]]
      return Object.fromEntries(names.map((name, index) => [name, roundToStored(values[index] ?? NaN)]))
    })
    .filter(takenBy(plan))
}

/** Whether the optimizer accepts settings that the plan varies. */
export function takenBy(plan: EnsemblePlan): (settings: TunedSettings) => boolean {
  const { race, runner } = plan
  const bounds = settingsVaried(plan).map((name) => quantityOf(race, runner, `setting.${name}`)?.bounds)
  return (settings) =>
    Object.values(settings).every((value, index) => {
      const its = bounds[index]
      return its !== undefined && isWithin(value, its)
    })
}

/** Rounds a setting as it will be stored. */
export function roundToStored(value: number): number {
  return Number(value.toPrecision(digits))
}

/** The fractional step at which the logarithm of the steepness falls below that of rest, just before the step `since`. */
function crossingOf({ steepness }: Run, since: number): number {
  if (since === 0) return 0
  const [before = 0, after = 0] = steepness.subarray(since - 1, since + 1)
  // A run that keeps close to a minimum may be steep there.
  if (!(after < 1 && before >= 1)) return since
  return since - 1 + log(before) / log(before / Math.max(after, Number.MIN_VALUE))
}

function lastMean({ steps, points }: Run): number {
  const count = Math.max(Math.round(steps * lastPart), 1)
  let sum = 0
  for (let step = steps - count + 1; step <= steps; step += 1) sum += points[3 * step + 2] as number
  return sum / count
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
