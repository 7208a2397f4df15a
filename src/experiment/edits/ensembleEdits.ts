/** Edits of the ensemble. What cannot be run is not taken in: such an edit leaves the experiment as it is. */
import { partsOf } from '../../ensemble/axes'
import { planOfCell } from '../../ensemble/cell'
import type { Axis, EnsemblePlan } from '../../ensemble/plan'
import { axisProblem, quantityOf, usualAxis } from '../../ensemble/quantities'
import { optimizerOf } from '../../run/ground'
import type { RacePlan } from '../../run/plan'
import { changesWithout } from './changes'
import { setNoise, setRunnerSetting, setSeed, setStart, setSurfaceSetting } from './edits'
import { readyEnsemble } from '../ensembleDefaults'
import { type EnsembleKind, ensembleParts } from '../options/ensembleParts'
import { withEnsemble, keepEnsemble } from './ensembleUpkeep'
import type { Ensemble, Experiment } from '../experiment'
import { maxEnsembles } from '../limits'
import { clamped } from '../options/options'

/** The ready choice: where this runner starts, over the domain. The other runners of an ensemble keep their swarms. */
export function showStarts(experiment: Experiment, runner: number): Experiment {
  const others = experiment.ensemble?.runners.filter((other) => other !== runner) ?? []
  return shown(experiment, [runner, ...others].slice(0, maxEnsembles), 'starts')
}

/** The ready choice: η of this runner, and the setting that goes with it. It is alone: the ranges are its own. */
export function showAtlas(experiment: Experiment, runner: number): Experiment {
  return shown(experiment, [runner], 'atlas')
}

export function clearEnsemble(experiment: Experiment): Experiment {
  return withEnsemble(experiment, undefined)
}

/**
 * Parts of the ensemble, or of the starts of the first runner where there is none yet. Sizes are kept within what may
 * be; runners that there are not are left out, and another first runner takes the axes over as far as it has them.
 */
export function setEnsemble(experiment: Experiment, part: Partial<Ensemble>): Experiment {
  const begun = experiment.ensemble ? experiment : showStarts(experiment, part.runners?.[0] ?? 0)
  const { x = {}, y = {}, runners = [], ...rest } = part
  const listed = runnersOf(experiment, runners)
  const led = listed.length > 0 ? keepEnsemble(begun, withParts(begun, { runners: listed })) : begun
  const placed = setAxis(setAxis(led, 'x', x), 'y', y)
  return placed.ensemble ? withParts(placed, clamped(ensembleParts, rest)) : experiment
}

/**
 * Parts of an axis. Another quantity comes with its usual range, and with the other axis's where it is that one's:
 * the two change places. A log axis that would begin at 0 or below begins at a thousandth of its end.
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
  const next = onScale({ ...base, ...part }, part)
  if (axisProblem(next, quantity)) return experiment
  const rest = swaps ? axis : other
  const axes = which === 'x' ? { x: next, y: rest } : { x: rest, y: next }
  return withParts(experiment, axes)
}

/** The runner of a plan takes what one of its cells has: its start, settings, surface, noise or seed. */
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

/** Why a runner cannot have the ensemble that the experiment asks for; undefined where it can. */
export function ensembleProblem(experiment: Experiment, runner: number): string | undefined {
  const { ensemble, runners } = experiment
  const own = runners[runner]
  if (!ensemble) return undefined
  if (!own) return `There is no runner ${runner + 1}.`
  for (const axis of [ensemble.x, ensemble.y]) {
    const quantity = quantityOf(experiment, runner, axis.of)
    const first = quantityOf(experiment, ensemble.runners[0] ?? runner, axis.of)
    const name = `Runner ${runner + 1} (${optimizerOf(own).name})`
    if (!quantity) return `${name} has no ${first?.label ?? axis.of}: vary something else, or take it out`
    const problem = axisProblem(axis, quantity)
    if (problem) return `${name} cannot follow: ${problem}`
  }
  return undefined
}

function withParts(experiment: Experiment, parts: Partial<Ensemble>): Experiment {
  const { ensemble } = experiment
  return ensemble ? withEnsemble(experiment, { ...ensemble, ...parts }) : experiment
}

function shown(experiment: Experiment, runners: readonly number[], kind: EnsembleKind): Experiment {
  const [first] = runnersOf(experiment, runners)
  if (first === undefined || first !== runners[0]) return experiment
  return withEnsemble(experiment, readyEnsemble(experiment, runners, kind))
}

/** Those that there are, each once. */
function runnersOf({ runners }: Experiment, wanted: readonly number[]): number[] {
  const there = wanted.filter((runner) => runners[runner] !== undefined)
  return [...new Set(there)].slice(0, maxEnsembles)
}

function isBelow(index: number, count: number): boolean {
  return Number.isInteger(index) && 0 <= index && index < count
}

/** With a beginning that a log axis can have, where only the scale was asked for. */
function onScale(axis: Axis, part: Partial<Axis>): Axis {
  const from = axis.from + 0
  const to = axis.to + 0
  const isStuck = part.scale === 'log' && part.from === undefined && from <= 0 && to > 0
  return { ...axis, from: isStuck ? Number((to / 1000).toPrecision(1)) : from, to }
}

/** What one quantity is in the race of a cell, whose runner is its only one. */
function withValueOf(cell: RacePlan, experiment: Experiment, runner: number, of: string): Experiment {
  if (!quantityOf(experiment, runner, of)) return experiment
  const [kind, name = ''] = partsOf(of)
  const value = quantityOf(cell, 0, of)?.value ?? 0
  switch (kind) {
    case 'start':
      // As when its ball is dragged: a runner without a start of its own takes the others along.
      return setStart(experiment, cell.start, experiment.runners[runner]?.start ? runner : undefined)
    case 'setting': {
      // For the whole run: what a hand changed of it on the way would change it back.
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
