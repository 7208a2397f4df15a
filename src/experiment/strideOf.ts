/** The stride in which a race by rows is played: the steps of the runner that sees the fewest rows in one. */
import type { Experiment } from './experiment'
import { type Epochs, epochsOf } from '../run/batches/epochs'
import { factsOf } from '../surfaces/kinds'

/** Undefined where a turn is not a row, or there are none. */
export function strideOf({ turn, surface, runners }: Experiment): Epochs | undefined {
  if (turn !== 'row') return undefined
  const { rows } = factsOf(surface)
  if (!rows) return undefined
  const all = runners.filter(({ visible }) => visible).map(({ batch }) => epochsOf(batch, rows.count))
  return all.reduce(
    (least, one) => (one.perStep < least.perStep ? one : least),
    epochsOf(undefined, rows.count),
  )
}
