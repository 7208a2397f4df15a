/** The rows of an ensemble's axes. */
import type { Axis } from '../../ensemble/plan'
import { axisProblem, quantitiesOf, quantityOf } from '../../ensemble/quantities'
import { setAxis } from '../../experiment/edits/ensembleEdits'
import type { Experiment } from '../../experiment/experiment'
import type { Setting } from '../../math/setting'
import type { Entry, Entries } from '../controls/entries'

type Edit = (change: (experiment: Experiment) => Experiment, gesture?: string) => void

export function axisEntries(
  experiment: Experiment,
  axis: Axis,
  runner: number,
  which: 'x' | 'y',
  edit: Edit,
  present: () => Experiment,
): Entries {
  const quantities = quantitiesOf(experiment, runner)
  const quantity = quantities.find(({ of }) => of === axis.of)
  const direction = which === 'x' ? 'across' : 'up'
  const end = (key: 'from' | 'to', setting: Setting): Entry => ({
    kind: 'quantity',
    label: key,
    spoken: `${quantity?.spoken ?? axis.of} ${direction}, ${key}`,
    setting: { ...setting, default: key === 'from' ? setting.min : setting.max },
    value: axis[key],
    slider: axis.of !== 'seed',
    refuse: (value) => refusal(present(), which, { [key]: value }),
    edit: (value) => edit((now) => setAxis(now, which, { [key]: value }), `ensemble ${which} ${key}`),
  })
  return {
    of: {
      kind: 'choice',
      label: 'quantity',
      spoken: `Quantity ${direction}`,
      options: quantities.map(({ of, label, spoken }) => ({
        value: of,
        label: spoken === label ? label : spoken,
      })),
      value: axis.of,
      edit: (of) => edit((now) => setAxis(now, which, { of })),
    },
    ...(quantity && { from: end('from', quantity.setting), to: end('to', quantity.setting) }),
    scale: {
      kind: 'choice',
      label: 'scale',
      spoken: `Scale ${direction}`,
      options: [
        { value: 'linear', label: 'linear' },
        { value: 'log', label: 'log' },
      ],
      value: axis.scale,
      edit: (scale) => edit((now) => setAxis(now, which, { scale: scale === 'log' ? 'log' : 'linear' })),
    },
  }
}

/** Why the axis is refused. Rows outlive the experiment that they were made for, so the present one is asked. */
function refusal(present: Experiment, which: 'x' | 'y', part: Partial<Axis>): string | undefined {
  const { ensemble } = present
  if (!ensemble) return undefined
  const axis = { ...ensemble[which], ...part }
  return axisProblem(axis, quantityOf(present, ensemble.runners[0] ?? 0, axis.of))
}
