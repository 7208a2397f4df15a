/** What is said of a search: how many points it tried, which was taken, and which interval they leave. */
import { type LineSearch, lineSearchOf } from '../../run/lineSearch'
import type { Update } from '../../run/race'
import type { Search } from '../../run/searches'
import { brief } from './figures'

/** Of a loop that does not search along a line. */
export function searchInWords({ points, count }: Search): string {
  const atTheta = count - points.length
  const withoutNumbers = points.filter((point) => !point.every(Number.isFinite)).length
  const words = `${count} ${count === 1 ? 'point' : 'points'}`
  if (atTheta === count) return `${words} at θ`
  if (withoutNumbers === count) return `${words} without numbers`
  return [words, ...apart(atTheta, withoutNumbers), ...(atTheta + withoutNumbers < count ? ['on no line'] : [])].join(', ') // prettier-ignore
}

/** `4 trial points, the last accepted`, `40 trial points, 34 at θ, none accepted; θ stays`. */
export function triedInWords({ numbers, count, accepted, ...search }: LineSearch): string {
  const tried = `${count} trial ${count === 1 ? 'point' : 'points'}`
  const words = [tried, ...apart(search.atTheta, search.withoutNumbers)].join(', ')
  if (search.isThetaAccepted) return `${words}, the last accepted: θ stays`
  if (accepted === undefined) {
    const where = search.isStill ? '; θ stays' : search.end === undefined ? '; the step ends elsewhere' : ''
    return `${words}, none accepted${where}`
  }
  if (count === 1) return `${words}, accepted`
  return `${words}, ${numbers[accepted] === count ? 'the last' : `number ${numbers[accepted]}`} accepted`
}

/** The trial points that have no place of their own on the line. */
function apart(atTheta: number, withoutNumbers: number): string[] {
  return [
    ...(atTheta > 0 ? [`${atTheta} at θ`] : []),
    ...(withoutNumbers > 0 ? [`${withoutNumbers} without numbers`] : []),
  ]
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
