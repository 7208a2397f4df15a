/** What a data fit fits: the model's curve at a place, and the rows that a step sees. */
import { compileFormula } from '../math/formula'
import { memo } from '../math/memo'
import type { Rows } from '../math/rows'
import { batchFor, batchesOf } from './batches/batches'
import type { Ground } from './ground'
import type { RacePlan } from './plan'

const compiled = memo<ReturnType<typeof compileFormula>>()

/** The model's curve at a place of the parameters. Undefined if the ground has none. */
export function curveAt(
  { model, text, settings }: Pick<Ground, 'model' | 'text' | 'settings'>,
  theta: readonly number[],
): ((across: number) => number) | undefined {
  if (!model) return undefined
  const names = [model.x, ...text.parameters, ...Object.keys(settings)]
  const formula = compiled(JSON.stringify([model.curve, names]), () => compileFormula(model.curve, names))
  const fixed = [...text.parameters.map((_, axis) => theta[axis] ?? Number.NaN), ...Object.values(settings)]
  return (across) => formula.evaluate([across, ...fixed])
}

/** Says which rows step `t` of a runner sees; undefined if all, or without rows. */
export function rowsSeenBy(
  { seed, noise, runners }: RacePlan,
  index: number,
  rows: Rows | undefined,
): ((t: number) => Int32Array) | undefined {
  const runner = runners[index]
  const batch = rows && batchFor(runner?.batch, rows.count)
  if (!batch) return undefined
  const stream = noise.shared ? 0 : (runner?.stream ?? index + 1)
  return batchesOf(batch, rows, { seed, stream }).indicesAt
}
