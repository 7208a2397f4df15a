/** The quantity at a path: its value with its range, for a control and for a number that can be dragged. */
import type { Bounds } from '../../math/bounds'
import { maxSeen } from '../../run/batches/batches'
import { type Setting, count } from '../../math/setting'
import { quantityOf } from '../../ensemble/quantities'
import { maxSteps } from '../../experiment/limits'
import { shareRange, stopRanges, takenRange } from '../../experiment/ranges'
import { factsOf } from '../../surfaces/kinds'
import { maxTurnsIn } from '../../experiment/edits/panes'
import type { Experiment } from '../../experiment/experiment'
import { scheduleById } from '../../schedules/list'
import { boundsOf } from '../../math/bounds'
import { spokenOf, symbolOf } from '../../math/names'
import { ownOf } from '../../math/own'
import { keysOf, partAt } from './path'

/** A number of the Experiment that a hand can move. */
export interface PathQuantity {
  readonly value: number
  /** Short: η, β₁, x₀. */
  readonly label: string
  /** For lists and screen readers. */
  readonly spoken: string
  /** Its slider: the usual bounds and the scale. */
  readonly setting: Setting
  /** The values that it accepts at all. */
  readonly bounds: Bounds
}

/** Undefined if the path leads to no number, or to one without a range. */
export function quantityAt(experiment: Experiment, path: string): PathQuantity | undefined {
  const found = partAt(experiment, path)
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = keysOf(path) ?? []
  if (!('value' in found) || typeof found.value !== 'number') return undefined
  const { value } = found
  const runner = Number(second)
  const of = (index: number, name: string): PathQuantity | undefined => {
    const quantity = quantityOf(experiment, index, name)
    return quantity && { ...quantity, value }
  }
  if (first === 'steps') return stepsOf(experiment)
  const counted = countedAt(experiment, path, value)
  if (counted) return counted
  if (first === 'start') return of(-1, axisOf(second))
  if (first === 'surface' && second === 'settings') return of(-1, `surface.${third}`)
  if (first === 'noise' || first === 'seed') return of(-1, path)
  if (first !== 'runners') return undefined
  if (third === 'start') return of(runner, axisOf(fourth))
  if (third === 'settings') return of(runner, `setting.${fourth}`)
  const settings = scheduleById(experiment.runners[runner]?.schedule.id ?? '')?.settings ?? {}
  const setting = third === 'schedule' ? ownOf(settings, fifth) : undefined
  return (
    setting && { value, label: symbolOf(fifth), spoken: spokenOf(fifth), setting, bounds: boundsOf(setting) }
  )
}

function axisOf(index: string): string {
  return index === '0' ? 'start.x' : 'start.y'
}

/** Numbers of a stop, a split or a batch. */
function countedAt(experiment: Experiment, path: string, value: number): PathQuantity | undefined {
  const { rows } = factsOf(experiment.surface)
  const [first = '', second = '', third = '', fourth = ''] = keysOf(path) ?? []
  const of = (label: string, spoken: string, setting: Setting, most = setting.max): PathQuantity => ({
    value,
    label,
    spoken,
    setting,
    bounds: {
      low: setting.scale === 'log' && !setting.integer ? 0 : setting.min,
      high: most,
      whole: setting.integer === true,
    },
  })
  if (first === 'stop' && second === 'gradient')
    return of('‖∇L‖ below', 'gradient to stop at', stopRanges.gradient)
  if (first === 'stop' && second === 'patience')
    return of('patience', 'patience', stopRanges.patience, maxSteps)
  if (first === 'stop' && second === 'delta')
    return of('better by', 'what a better loss is better by', stopRanges.delta)
  if (path === 'surface.validation.share')
    return of('validation', 'share of rows for validation', { ...shareRange, min: 0.05 })
  if (first !== 'runners' || third !== 'batch' || !rows) return undefined
  const range = takenRange(value, Math.min(rows.count, maxSeen))
  if (fourth === 'size') return of('batch', 'batch size', range)
  return fourth === 'accumulate' ? of('batches', 'batches that a step takes together', range) : undefined
}

/** Where the slider of the length of a race ends, unless the race is longer. */
const usualSteps = 1000

function stepsOf(experiment: Experiment): PathQuantity {
  const { steps } = experiment
  const high = maxTurnsIn(experiment)
  const setting = count(steps, 1, Math.min(Math.max(usualSteps, steps), high))
  return { value: steps, label: 'steps', spoken: 'steps', setting, bounds: { low: 1, high, whole: true } }
}
