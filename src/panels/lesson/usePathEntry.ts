/** A number of the Experiment, named by its path, as the entry of a control. */
import { useMemo } from 'react'
import { useLab, useLabState } from '../../lab/lab'
import { quantityAt } from '../../talk/path/quantity'
import { setPart } from '../../talk/path/setPart'
import type { QuantityEntry } from '../controls/entries'

/** Undefined if the experiment on the table has no such number. */
export function usePathEntry(path: string): QuantityEntry | undefined {
  const { store } = useLab()
  const experiment = useLabState((state) => state.experiment)
  return useMemo(() => {
    const quantity = quantityAt(experiment, path)
    if (!quantity) return undefined
    const { label, spoken, setting, value } = quantity
    return {
      kind: 'quantity',
      label,
      spoken,
      setting,
      value,
      refuse: (next) => {
        const edited = setPart(experiment, path, next)
        return 'problem' in edited ? `${edited.problem}.` : undefined
      },
      edit: (next) =>
        store.getState().edit((now) => {
          const edited = setPart(now, path, next)
          return 'problem' in edited ? now : edited.experiment
        }, path),
    }
  }, [store, experiment, path])
}
