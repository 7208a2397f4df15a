/** A number of the Experiment, named by its path, as the entry of a control. */
import { useMemo } from 'react'
import type { Bounds } from '../../math/bounds'
import { formatNumber } from '../../math/numbers'
import { useLab, useLabState } from '../../lab/lab'
import { quantityAt } from '../../talk/path/quantity'
import { setPart } from '../../talk/path/setPart'
import type { QuantityEntry } from './entries'

/** Undefined if the experiment on the table has no such number. */
export function usePathEntry(path: string): QuantityEntry | undefined {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  return useMemo(() => {
    const quantity = quantityAt(experiment, path)
    if (!quantity) return undefined
    const { label, spoken, setting, value, bounds } = quantity
    return {
      kind: 'quantity',
      label,
      spoken,
      setting,
      value,
      refuse: (next) =>
        isWithin(next, bounds)
          ? undefined
          : `Between ${formatNumber(bounds.low)} and ${formatNumber(bounds.high)}${bounds.whole ? ', and whole' : ''}.`,
      edit: (next) =>
        store.getState().edit((now) => {
          const edited = setPart(now, path, next)
          return 'problem' in edited ? now : edited.experiment
        }, path),
    }
  }, [store, experiment, path])
}

function isWithin(value: number, { low, high, whole, isOpen }: Bounds): boolean {
  const isBelow = isOpen ? value < high : value <= high
  return value >= low && isBelow && (!whole || Number.isInteger(value))
}
