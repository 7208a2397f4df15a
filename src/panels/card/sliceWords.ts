/** A slice told in a sentence, for those who do not see it. */
import type { Internals } from '../../run/internals'
import type { Slice } from '../../run/slice'
import { readable } from '../words'

export function sliceInWords(
  slice: Slice | undefined,
  internals: Internals | undefined,
  line: string,
): string {
  if (!internals) return 'No step of a run to slice the loss at.'
  if (!slice) return `There is no line ${line}: it has no length here.`
  const { loss, slope, curvature, landing, limit } = slice
  const past = limit !== undefined && Math.abs(landing.along) > Math.abs(limit) && landing.along * limit > 0
  const reach = limit === undefined ? '' : past ? ', past the limit 2/λ' : ', short of the limit 2/λ'
  return (
    `Loss ${line}: ${readable(loss)} here, slope ${readable(slope)}, curvature ${readable(curvature)}; ` +
    `the next step lands at ${readable(landing.along)}${reach}, with loss ${readable(landing.loss)}.`
  )
}
