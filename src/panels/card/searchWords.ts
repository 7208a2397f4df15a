/** What is said of a search: how many points it tried, which was taken, and which interval they leave. */
import { type LineSearch, lineSearchOf } from '../../run/lineSearch'
import type { Update } from '../../run/race'
import type { Search } from '../../run/searches'
import { brief } from './figures'

/** Of a loop that does not search along a line. */
export function searchInWords({ points }: Search): string {
  return `${points.length} ${points.length === 1 ? 'point' : 'points'}, on no line`
}

/** `4 trial points, the last accepted`. */
export function triedInWords({ points, accepted, end }: LineSearch): string {
  const count = points.length
  const words = `${count} trial ${count === 1 ? 'point' : 'points'}`
  if (accepted === undefined)
    return `${words}, none accepted${end === undefined ? '; the step ends elsewhere' : ''}`
  if (count === 1) return `${words}, accepted`
  return `${words}, ${accepted === count - 1 ? 'the last' : `number ${accepted + 1}`} accepted`
}

/** `0.0625 … 0.125 of the line`; undefined if no interval is left. */
export function leftInWords({ left }: LineSearch): string | undefined {
  return left && `${brief(left[0])} … ${brief(left[1])} of the line`
}

/** Both in one line, of a loop's last search. */
export function noteOf(search: Search, update: Update): string {
  const found = lineSearchOf(search, update)
  if (!found) return searchInWords(search)
  const left = leftInWords(found)
  return `${triedInWords(found)}${left === undefined ? '' : `; ${left} left`}`
}

/** What the numbers are shares of, and what bounds the interval. */
export const leftTitle =
  'between the trial points nearest to the end of the step, or that end itself; 1 is the farthest trial point'
