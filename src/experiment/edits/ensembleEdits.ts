/** Edits of the ensemble. An edit that asks for something that cannot be run leaves the experiment as it is. */
import { partsOf } from '../../ensemble/axes'
import { planOfCell } from '../../ensemble/cell'
import type { Axis, EnsemblePlan } from '../../ensemble/plan'
import { axisProblem, quantityOf, usualAxis } from '../../ensemble/quantities'
import { optimizerOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { changesWithout } from './changes'
import { setNoise, setRunnerSetting, setSeed, setStart, setSurfaceSetting } from './edits'
import { readyEnsemble } from '../defaults/ensembleDefaults'
import { type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import { clampNumbers } from '../options/options'
import { withEnsemble, keepEnsemble } from './ensembleUpkeep'
import type { Ensemble, Experiment } from '../experiment'
import { maxEnsembles } from '../limits'

/** Shows the ready choice of starts: this runner from all over the domain. Other runners keep their swarms. */
export function showStarts(experiment: Experiment, runner: number): Experiment {
  const others = experiment.ensemble?.runners.filter((other) => other !== runner) ?? []
  return showReady(experiment, [runner, ...others].slice(0, maxEnsembles), 'starts')
}

/** Shows the ready choice of an atlas: η of this runner and its companion setting. It has no other runners. */
export function showAtlas(experiment: Experiment, runner: number): Experiment {
  return showReady(experiment, [runner], 'atlas')
}

export function clearEnsemble(experiment: Experiment): Experiment {
  return withEnsemble(experiment, undefined)
}

/**
 * Sets parts of the ensemble. If there is none yet, begins with the starts of the first runner. Sizes are clamped.
 * Runners that do not exist are left out. A new first runner keeps the axes whose quantities it has.
 */
export function setEnsemble(experiment: Experiment, part: Partial<Ensemble>): Experiment {
  const base = experiment.ensemble ? experiment : showStarts(experiment, part.runners?.[0] ?? 0)
  const { x = {}, y = {}, runners = [], ...others } = part
  const listed = runnersOf(experiment, runners)
  const led = listed.length > 0 ? keepEnsemble(base, withParts(base, { runners: listed })) : base
  const withAxes = setAxis(setAxis(led, 'x', x), 'y', y)
  return withAxes.ensemble ? withParts(withAxes, clampNumbers(ensembleParts, others)) : experiment
}

/**
 * Sets parts of an axis. Another quantity comes with its usual range. If the other axis has it already, the two axes
 * swap. A log axis that would begin at 0 or below begins at a thousandth of its end.
 */
export function setAxis(experiment: Experiment, which: 'x' | 'y', part: Partial<Axis>): Experiment {
  const { ensemble } = experiment
  const runner = ensemble?.runners[0]
  if (!ensemble || runner === undefined) return experiment
  const [axis, other] = which === 'x' ? [ensemble.x, ensemble.y] : [ensemble.y, ensemble.x]
  const of = part.of ?? axis.of
  const quantity = quantityOf(experiment, runner, of)
  if (!quantity) return experiment
  const swaps = of === other.of
  const base = of === axis.of ? axis : swaps ? other : usualAxis(experiment, quantity)
  const next = fitScale({ ...base, ...part }, part)
  if (axisProblem(next, quantity)) return experiment
  const opposite = swaps ? axis : other
  const axes = which === 'x' ? { x: next, y: opposite } : { x: opposite, y: next }
  return withParts(experiment, axes)
}

/** Gives the runner of a plan what one of its cells has: start, settings, surface, noise or seed. */
export function takeCell(
  experiment: Experiment,
  plan: EnsemblePlan,
  column: number,
  row: number,
): Experiment {
  const isInside = isBelow(column, plan.columns) && isBelow(row, plan.rows)
  if (!isInside || !experiment.runners[plan.runner]) return experiment
  const cell = planOfCell(plan, column, row)
  return [plan.x.of, plan.y.of].reduce((now, of) => withValueOf(cell, now, plan.runner, of), experiment)
}

/** Why a runner cannot have the experiment's ensemble; undefined if it can. */
export function ensembleProblem(experiment: Experiment, runner: number): string | undefined {
  const { ensemble, runners } = experiment
  const own = runners[runner]
  if (!ensemble) return undefined
  if (!own) return `There is no runner ${runner + 1}.`
  for (const axis of [ensemble.x, ensemble.y]) {
    const quantity = quantityOf(experiment, runner, axis.of)
    const first = quantityOf(experiment, ensemble.runners[0] ?? runner, axis.of)
    const name = `Runner ${runner + 1} (${optimizerOf(own).name})`
    if (!quantity)
      return `${name} has no ${first?.label ?? axis.of}: vary something else or remove the runner`
    const problem = axisProblem(axis, quantity)
    if (problem) return `${name} cannot use this axis: ${problem}`
  }
  return undefined
}

function withParts(experiment: Experiment, parts: Partial<Ensemble>): Experiment {
  const { ensemble } = experiment
  return ensemble ? withEnsemble(experiment, { ...ensemble, ...parts }) : experiment
}

function showReady(experiment: Experiment, runners: readonly number[], kind: EnsembleKind): Experiment {
  const [first] = runnersOf(experiment, runners)
  if (first === undefined || first !== runners[0]) return experiment
  return withEnsemble(experiment, readyEnsemble(experiment, runners, kind))
}

/** The wanted runners that exist, each once. */
function runnersOf({ runners }: Experiment, wanted: readonly number[]): number[] {
  const existing = wanted.filter((runner) => runners[runner] !== undefined)
  return [...new Set(existing)].slice(0, maxEnsembles)
}

function isBelow(index: number, count: number): boolean {
  return Number.isInteger(index) && 0 <= index && index < count
}

/** Gives the axis a beginning that fits a log scale, if only the scale was asked for. */
function fitScale(axis: Axis, part: Partial<Axis>): Axis {
  const from = axis.from + 0
  const to = axis.to + 0
  const isStuck = part.scale === 'log' && part.from === undefined && from <= 0 && to > 0
  return { ...axis, from: isStuck ? Number((to / 1000).toPrecision(1)) : from, to }
}

/** Sets one quantity to its value in a cell. The race of a cell has a single runner. */
function withValueOf(cell: RacePlan, experiment: Experiment, runner: number, of: string): Experiment {
  if (!quantityOf(experiment, runner, of)) return experiment
  const [kind, name = ''] = partsOf(of)
  const value = quantityOf(cell, 0, of)?.value ?? 0
  switch (kind) {
    case 'start':
      // As when a ball is dragged: without a start of its own, the runner moves the start of all.
      return setStart(experiment, cell.start, experiment.runners[runner]?.start ? runner : undefined)
    case 'setting': {
      // For the whole run: a recorded change of this setting would override the value.
      const changes = changesWithout(experiment.changes, runner, name)
      return { ...setRunnerSetting(experiment, runner, name, value), changes }
    }
    case 'surface':
      return setSurfaceSetting(experiment, name, value)
    case 'noise':
      return setNoise(experiment, { sigma: value })
    default:
      return setSeed(experiment, value)
  }
}
