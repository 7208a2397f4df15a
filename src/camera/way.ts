/**
 * A number on its way through some times: at each it has its value, and it passes with one speed. Between two times it
 * never leaves what is between their values (Fritsch & Carlson, 1980: the harmonic mean of the slopes).
 */

/** A value at a time, and whether it rests there. */
export interface Knot {
  readonly at: number
  readonly value: number
  readonly isAtRest: boolean
}

/** The value at a time: before the first knot that of the first, after the last that of the last. `isRound`: the last leads to the first. */
export function valueAt(knots: readonly Knot[], time: number, isRound = false): number {
  const index = knots.findLastIndex(({ at }) => at <= time)
  const [from, to] = [knots[index], knots[index + 1]]
  if (!from) return knots[0]?.value ?? 0
  if (!to) return from.value
  const span = to.at - from.at
  if (span <= 0) return to.value
  const share = (time - from.at) / span
  const [leave, arrive] = [speedAt(knots, index, isRound), speedAt(knots, index + 1, isRound)]
  const rest = 1 - share
  return (
    from.value +
    (to.value - from.value) * share * share * (3 - 2 * share) +
    span * share * rest * (leave * rest - arrive * share)
  )
}

/** The speed in a knot, per unit of time. */
function speedAt(knots: readonly Knot[], index: number, isRound: boolean): number {
  const last = knots.length - 1
  if (knots[index]?.isAtRest) return 0
  const isEnd = index === 0 || index === last
  if (isEnd && isRound && (knots[0]?.isAtRest || knots[last]?.isAtRest)) return 0
  const before = slopeAfter(knots, index === 0 ? (isRound ? last - 1 : 0) : index - 1)
  const after = slopeAfter(knots, index === last ? (isRound ? 0 : last - 1) : index)
  // At a cut a number leaves as it goes on, and arrives as it came.
  if (before.span === 0) return after.slope
  if (after.span === 0) return before.slope
  if (before.slope * after.slope <= 0) return 0
  const [weight, other] = [2 * after.span + before.span, after.span + 2 * before.span]
  return (weight + other) / (weight / before.slope + other / after.slope)
}

function slopeAfter(
  knots: readonly Knot[],
  index: number,
): { readonly slope: number; readonly span: number } {
  const [from, to] = [knots[index], knots[index + 1]]
  if (!from || !to) return { slope: 0, span: 1 }
  const span = to.at - from.at
  return { slope: span > 0 ? (to.value - from.value) / span : 0, span }
}
