/** Where a reader said that a run ends: a dot, and after the answer a dashed line from there to the end. */
import type { PlaceAsked } from '../../lab/store'
import type { OtherPath } from './otherPath'

/** Undefined without a mark. */
export function guessPath({ mark, end }: PlaceAsked = { runner: 0 }): OtherPath | undefined {
  if (!mark) return undefined
  const places = end ? [mark, end] : [mark]
  return { points: Float64Array.from(places.flatMap(([x = 0, y = 0]) => [x, y, 0])), partsAt: 0 }
}
