/** One cell of an ensemble, as a separate race. */
import { groundOf } from '../run/ground'
import type { RacePlan, RunnerPlan } from '../run/plan'
import { type Run, runOf } from '../run/run'
import { withSetting } from '../surfaces/kinds'
import { axisValues, isWhole, partsOf } from './axes'
import type { Axis, EnsemblePlan } from './plan'

/**
 * The noise stream of an ensemble's first run if noise is not shared. Stream 0 is the shared one, and 1 to 32 belong to
 * the runners of a race.
 */
export const firstStream = 33

/** The race of one cell: only its runner, at index 0. */
export function planOfCell(plan: EnsemblePlan, column: number, row: number): RacePlan {
  return cellPlans(plan)(column, row)
}

/** Runs a cell in float64. @throws FormulaError if a text of the plan does not compile */
export function runOfCell(plan: EnsemblePlan, column: number, row: number): Run {
  const cell = planOfCell(plan, column, row)
  return runOf(cell, groundOf(cell), 0)
}

/** `planOfCell` for many cells of one plan: what they share is computed once. */
export function cellPlans(plan: EnsemblePlan): (column: number, row: number) => RacePlan {
  const valuesOf = (axis: Axis, count: number): Float64Array =>
    axisValues(axis, count, isWhole(plan, axis.of))
  const [xs, ys] = [valuesOf(plan.x, plan.columns), valuesOf(plan.y, plan.rows)]
  const base = baseOf(plan)
  const [setX, setY] = [setterOf(plan.x.of), setterOf(plan.y.of)]
  return (column, row) => {
    const cell = setY(setX(base, xs[column] ?? Number.NaN), ys[row] ?? Number.NaN)
    if (cell.noise.shared) return cell
    return withRunner(cell, { stream: firstStream + row * plan.columns + column })
  }
}

/** What all cells share. */
function baseOf({ race, runner: index, x, y }: EnsemblePlan): RacePlan {
  const runner = race.runners[index]
  if (!runner) throw new RangeError(`no runner ${index}`)
  const { optimizer, settings, schedule, clip, batch } = runner
  const varied = new Set([x.of, y.of])
  const changes = race.changes
    .filter((change) => change.runner === index)
    .map((change) => {
      const kept = Object.entries(change.settings).filter(([name]) => !varied.has(`setting.${name}`))
      return { step: change.step, runner: 0, settings: Object.fromEntries(kept) }
    })
  return {
    surface: race.surface,
    start: (runner.start ?? race.start).map(Math.fround),
    steps: race.steps,
    turn: 'step',
    seed: race.seed,
    noise: race.noise,
    runners: [{ optimizer, settings, schedule, clip, ...(batch && { batch }) }],
    changes: changes.filter((change) => Object.keys(change.settings).length > 0),
  }
}

type Setter = (race: RacePlan, value: number) => RacePlan

function setterOf(of: string): Setter {
  const [kind, name = ''] = partsOf(of)
  switch (kind) {
    case 'start':
      return (race, value) => ({
        ...race,
        start: race.start.map((old, index) => ((index === 0) === (name === 'x') ? value : old)),
      })
    case 'setting':
      return (race, value) => withRunner(race, { settings: { ...race.runners[0]?.settings, [name]: value } })
    case 'surface':
      return (race, value) => ({ ...race, surface: withSetting(race.surface, name, value) })
    case 'noise':
      return (race, value) => ({ ...race, noise: { ...race.noise, sigma: value } })
    case 'seed':
      return (race, value) => ({ ...race, seed: value })
    default:
      throw new RangeError(`no quantity "${of}"`)
  }
}

function withRunner(race: RacePlan, part: Partial<RunnerPlan>): RacePlan {
  return { ...race, runners: race.runners.map((runner) => ({ ...runner, ...part })) }
}
