/** A slice in words, for a screen reader. */
import type { Internals } from '../../run/internals'
import type { Slice } from '../../run/slice'
import { readable } from '../../math/numbers'

export function sliceInWords(
  slice: Slice | undefined,
  internals: Internals | undefined,
  line: string,
): string {
  if (!internals) return 'There is no step to slice the loss at.'
  if (!slice) return `There is no line ${line}: its direction is zero here.`
  const { loss, slope, curvature, landing, limit } = slice
  const limitText = limit === undefined ? '' : ` The quadratic is back at this loss at ${readable(limit)}.`
  return (
    `Loss ${line}: ${readable(loss)} here, slope ${readable(slope)}, curvature ${readable(curvature)}.${limitText} ` +
    `The next step lands at ${readable(landing.along)}, where the quadratic is ` +
    `${landing.isHigher ? 'higher' : 'no higher'}, with loss ${readable(landing.loss)}.`
  )
}
