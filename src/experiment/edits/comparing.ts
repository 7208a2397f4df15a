/** Comparing a runner with itself: one of its settings takes another value in each pane. */
import { pow } from '../../math/elementary/pow'
import { ownOf } from '../../math/own'
import type { Setting } from '../../math/setting'
import { settingsOf } from '../defaults/defaults'
import type { Experiment } from '../experiment'
import { paneCounts } from '../limits'
import { countOf, decays, fillSetting, rateRow, valueAt } from './paneEdits'

/** The numeric settings of a runner that have room for other values. */
export function comparable(experiment: Experiment, selected: number): readonly string[] {
  const runner = experiment.runners[selected]
  if (!runner) return []
  const count = countOf(experiment)
  return Object.entries(settingsOf(runner.optimizer)).flatMap(([name, setting]) => {
    const value = ownOf(runner.settings, name)
    return value !== undefined && rowOf(name, setting, value, count).length > 1 ? [name] : []
  })
}

/** Copies of a runner, one per pane, each with another value of the setting. They replace all runners. */
export function fillCompared(experiment: Experiment, selected: number, name: string): Experiment | undefined {
  const runner = experiment.runners[selected]
  const setting = runner && ownOf(settingsOf(runner.optimizer), name)
  if (!setting) return undefined
  return fillSetting(experiment, selected, name, (value, count) => rowOf(name, setting, value, count))
}

/** Of runners that differ in a setting, the one with this value, or the nearest to it. */
export function nearestTo(value: number, { runners }: Pick<Experiment, 'runners'>, name: string): number {
  const away = runners.map(({ settings }) => Math.abs((ownOf(settings, name) ?? Infinity) - value))
  return Math.max(away.indexOf(Math.min(...away)), 0)
}

/** At most `count` different values in order, the present one among them; as many as a picture has panes. */
function rowOf(name: string, setting: Setting, value: number, count: number): number[] {
  if (name === 'eta') return rateRow(value, count)
  const spread = isDecay(setting)
    ? decays.slice(0, count)
    : setting.scale === 'log'
      ? logRow(setting, value, count)
      : linearRow(setting, count)
  const row = [...new Set(withValue(spread, value))]
  const fits = Math.max(...paneCounts.filter((each) => each <= row.length))
  return row.length === fits ? row : withValue(row.slice(0, fits), value)
}

/** As `boundsOf` knows a decay. */
function isDecay({ scale, max, min }: Setting): boolean {
  return scale === 'linear' && min >= 0 && max < 1
}

/** A range of more than this is that of a small constant, which begins to matter far above its usual value. */
const wideRange = 1e6

/** Up to one value above the present one, a factor of ten apart; a small constant grows from where it is. */
function logRow({ min, max }: Setting, value: number, count: number): number[] {
  const isWide = max / min > wideRange
  const lowest = isWide ? Math.min(value, max / 10) : Math.max(value / pow(10, count - 2), min)
  const factor = Math.min(isWide ? 100 : 10, pow(max / lowest, 1 / (count - 1)))
  return Array.from({ length: count }, (_, index) => Number((lowest * pow(factor, index)).toPrecision(2)))
}

/** A quantity of which usually little is taken has so little of its range. */
const little = 1 / 20

/** Over the whole slider. Where its usual value is near 0: that, and then each a tenth of the next. */
function linearRow(setting: Setting, count: number): number[] {
  const { min, max, default: usual, integer } = setting
  const isLittle = min === 0 && usual < little * max && !integer
  return Array.from({ length: count }, (_, index) => {
    if (!isLittle) return valueAt(setting, index / (count - 1))
    return index === 0 ? 0 : Number((max / pow(10, count - 1 - index)).toPrecision(2))
  })
}

/** In order, with this value in place of the nearest. */
function withValue(row: readonly number[], value: number): number[] {
  const away = row.map((each) => Math.abs(each - value))
  const at = away.indexOf(Math.min(...away))
  return row.map((each, index) => (index === at ? value : each)).sort((one, other) => one - other)
}
