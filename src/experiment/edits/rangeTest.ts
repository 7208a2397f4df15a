/** What follows a range test of a runner: a rate that it suggests, under the schedule that the runner had before. */
import { againstTurn } from '../../run/against'
import { scheduleById } from '../../schedules/list'
import { settingsOf } from '../defaults/defaults'
import type { Experiment, Runner } from '../experiment'
import { changeRunner, setRunnerSetting, setView } from './edits'

type Schedule = Runner['schedule']

/** Whether the runner's schedule tests rates. */
export function isTested({ schedule }: Pick<Runner, 'schedule'>): boolean {
  return scheduleById(schedule.id)?.isTest === true
}

/** The last schedule of this runner that was no test, in experiments from the oldest on; else none. */
export function scheduleBefore(past: readonly Experiment[], runner: number): Schedule {
  const before = past.findLast(({ runners }) => runners[runner] && !isTested(runners[runner]))
  return before?.runners[runner]?.schedule ?? { id: 'constant', settings: {} }
}

/** A suggested rate as a number of the runner, with two digits. None where its rule has no η. */
export function rateFor({ optimizer }: Pick<Runner, 'optimizer'>, eta: number): number | undefined {
  return settingsOf(optimizer)['eta'] && Number(eta.toPrecision(2))
}

/** Gives the runner a rate and a schedule. Where no other runner is tested, the chart counts turns again. */
export function endRangeTest(
  experiment: Experiment,
  index: number,
  eta: number,
  schedule: Schedule,
): Experiment {
  const rated = setRunnerSetting(experiment, index, 'eta', eta)
  const changed = changeRunner(rated, index, (runner) => ({ ...runner, schedule }))
  return changed.runners.some(isTested) ? changed : setView(changed, { against: againstTurn[changed.turn] })
}
