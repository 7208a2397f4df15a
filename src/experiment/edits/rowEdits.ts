/** Edits of the rows that a data fit is a mean over. */
import { writeSetting } from '../../math/settingText'
import { maxStart } from '../../surfaces/domain'
import type { WrittenSurface } from '../../surfaces/kind'
import { type PlanSurface, factsOf, withSplit } from '../../surfaces/kinds'
import type { Experiment } from '../experiment'
import { maxSeen } from '../../run/batches/batches'
import { tidy } from '../rule/ruleWriting'
import { setBatch } from './edits'
import { chooseSurface, runnersOfRace } from './fitting'

/** Where a row lies in the plot of a fit: its numbers in the columns across and up. */
export interface RowPlace {
  readonly across: number
  readonly up: number
}

/**
 * Moves a row, as the plot of the fit shows it. A surface of the list becomes an own one with a copy of its rows. That
 * has no declared minima, since they do not hold for other rows. Start, domain and settings stay. `to` may say where from
 * where it is.
 */
export function moveRow(
  experiment: Experiment,
  row: number,
  to: RowPlace | ((from: RowPlace) => RowPlace),
): Experiment {
  const written = asWritten(experiment.surface)
  const { data, model } = written ?? {}
  // Of the rows that are not set apart, as the plot counts them.
  const number = factsOf(experiment.surface).rows?.numbers?.[row] ?? row
  const [xs, ys] = [data?.columns[model?.x ?? ''], data?.columns[model?.y ?? '']]
  const from = { across: xs?.[number], up: ys?.[number] }
  if (!written || !data || !model || !xs || !ys || !isPlace(from)) return experiment
  const { across, up } = typeof to === 'function' ? to(from) : to
  const [x, y] = [within(across), within(up)]
  // A pointer on a plot without a size would bring no number.
  if (Number.isNaN(x) || Number.isNaN(y) || (from.across === x && from.up === y)) return experiment
  const columns = { ...data.columns, [model.x]: xs.with(number, x), [model.y]: ys.with(number, y) }
  return { ...experiment, surface: { ...written, data: { ...data, columns } } }
}

/** Of very many rows, steps take so many at first. */
const usualBatch = { size: 256, accumulate: 1, shuffle: 'epoch' } as const

/** Shows own rows in a pane. Of very many, the steps of runners that have none, and are in no other race, get a batch. */
export function openRows(experiment: Experiment, pane: number, surface: PlanSurface): Experiment {
  const opened = chooseSurface(experiment, pane, surface)
  if ((factsOf(surface).rows?.count ?? 0) <= maxSeen) return opened
  return runnersOfRace(opened, pane)
    .filter((runner) => !opened.runners[runner]?.batch)
    .reduce((now, runner) => setBatch(now, runner, usualBatch), opened)
}

/** A data fit as one that a person may edit. Undefined for a surface of the list without rows. */
export function asWritten(surface: PlanSurface): WrittenSurface | undefined {
  const { written, split, data: chosen } = factsOf(surface)
  if (written) return written
  const { text, rows, model, settings, domain, start, height } = factsOf(withSplit(surface, undefined))
  const [first, second] = text.parameters
  if (!rows || first === undefined) return undefined
  const declared = Object.entries(text.settings).map(([name, setting]) => writeSetting(name, setting))
  const columns = (text.columns ?? []).map((name, at) => [name, [...(rows.columns[at] ?? [])]] as const)
  const set = chosen?.choices.find(({ id }) => id === chosen.chosen)
  return {
    formula: [...declared, tidy(text.formula)].join('\n'),
    domain,
    parameters: second === undefined ? [first] : [first, second],
    ...(declared.length > 0 && { settings }),
    ...(height !== 'linear' && { height }),
    start,
    data: {
      columns: Object.fromEntries(columns),
      ...(set?.labels && { labels: set.labels }),
      ...(set && { source: set.source }),
    },
    ...(model && { model }),
    ...(split && { validation: split }),
  }
}

function isPlace(place: { readonly [Axis in keyof RowPlace]: number | undefined }): place is RowPlace {
  return place.across !== undefined && place.up !== undefined
}

/** The largest number that a row may hold, at most. */
function within(value: number): number {
  return Math.min(Math.max(value, -maxStart), maxStart)
}
