/** Fills the panes with one runner at several values of a setting, and keeps the one selected that has the present value. */
import { nearestTo } from '../../experiment/edits/comparing'
import type { Experiment } from '../../experiment/experiment'
import type { Lab } from '../../lab/store'
import { ownOf } from '../../math/own'

/** `fill` makes the experiment with panes, or none where that is impossible. `name`: the setting that differs. */
export function fillAndSelect(
  { store }: Pick<Lab, 'store'>,
  runner: number,
  fill: (experiment: Experiment) => Experiment | undefined,
  name: string | undefined,
): void {
  const { edit, experiment } = store.getState()
  const value = name === undefined ? undefined : ownOf(experiment.runners[runner]?.settings ?? {}, name)
  edit((now) => fill(now) ?? now)
  const filled = store.getState()
  if (name !== undefined && value !== undefined && filled.experiment !== experiment)
    filled.select(nearestTo(value, filled.experiment, name))
}
