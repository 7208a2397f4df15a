/** A slice told in a sentence, for those who do not see it. */
import type { Internals } from '../../run/internals'
import type { Slice } from '../../run/slice'
import { readable } from '../../math/numbers'

export function sliceInWords(
  slice: Slice | undefined,
  internals: Internals | undefined,
  line: string,
): string {
  if (!internals) return 'No step of a run to slice the loss at.'
  if (!slice) return `There is no line ${line}: it has no length here.`
  const { loss, slope, curvature, landing, limit } = slice
  const turn = limit === undefined ? '' : `, the quadratic as high again at ${readable(limit)}`
  return (
    `Loss ${line}: ${readable(loss)} here, slope ${readable(slope)}, curvature ${readable(curvature)}${turn}; ` +
    `the next step lands at ${readable(landing.along)}, where the quadratic is ` +
    `${landing.isHigher ? 'higher' : 'no higher'}, with loss ${readable(landing.loss)}.`
  )
}
