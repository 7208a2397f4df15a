/** The reading of one cell of a map: its values, how and when its run ended, and the loss. */
import {
  type OutcomeKind,
  type Outcomes,
  isAtRest,
  noMinimum,
  outcomeKinds,
} from '../../../ensemble/outcomes/result'
import type { Run } from '../../../run/race'
import { placeText } from '../../../looks/map/mapKey'
import { readable } from '../../../math/numbers'
import type { MapAxis } from '../../../looks/map/planAxes'

/** `η = 0.0032, β₁ = 0.900` */
export function valuesText(across: MapAxis, up: MapAxis, column: number, row: number): string {
  const text = ({ label, isWhole, values }: MapAxis, cell: number): string =>
    `${label} = ${isWhole ? String(values[cell]) : readable(values[cell] ?? NaN, 3)}`
  return `${text(across, column)}, ${text(up, row)}`
}

/** `converged to (3, 2) at step 143 · loss 1.2e−9`: the minimum by its place, as the key names it. */
export function endingText(outcomes: Outcomes, column: number, row: number, dimension: 1 | 2): string {
  const cell = row * outcomes.columns + column
  const kind = outcomeKinds[outcomes.kind[cell] ?? 0] ?? 'running'
  const minimum = outcomes.minimum[cell] ?? noMinimum
  const step = outcomes.step[cell] ?? 0
  const loss = outcomes.loss[cell] ?? NaN
  const reached = kind === 'converged' ? outcomes.minima[minimum] : undefined
  const place = reached ? ` to ${placeText(reached, outcomes.minima, dimension)}` : ''
  const climbed = outcomes.climbed[cell] ? ', no progress' : ''
  const isMoving = kind === 'converged' && !isAtRest(outcomes, cell)
  const when = isOn(kind) || isMoving ? ` after step ${step}` : kind === 'nothing' ? '' : ` at step ${step}`
  const rest = isMoving ? ', not at rest yet' : ''
  const ending = `${words[kind]}${place}${when}${rest}${climbed}`
  return Number.isFinite(loss) ? `${ending} · loss ${readable(loss, 3)}` : ending
}

/** The ending of the run in float64, where it differs from the map's; else empty. */
export function otherEnding(outcomes: Outcomes, column: number, row: number, run: Run): string {
  const kind = outcomeKinds[outcomes.kind[row * outcomes.columns + column] ?? 0]
  const status = run.status(outcomes.steps)
  if (status.kind === kind || status.kind === 'stopped') return ''
  const step = status.kind === 'diverged' ? ` at step ${status.step}` : ''
  return `in float64: ${words[status.kind]}${step}`
}

/** Whether a run goes on. */
function isOn(kind: OutcomeKind): boolean {
  return kind === 'running' || kind === 'circling'
}

const words: Readonly<Record<OutcomeKind, string>> = {
  running: 'unfinished',
  converged: 'converged',
  saddle: 'at a saddle',
  maximum: 'at a maximum',
  plateau: 'on a plateau',
  circling: 'circling a minimum',
  diverged: 'diverged',
  nothing: 'no loss at the start',
}
