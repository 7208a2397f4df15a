/** Along an axis of the map: the place of a number, the cell at a place, and the ticks. */
import type { Axis } from '../../ensemble/plan'
import { roundNumbers } from '../../looks/numbers'
import { axisText } from '../../math/numbers'

export interface Tick {
  /** 0 at the axis's beginning, 1 at its end. */
  readonly share: number
  /** Empty for a tick that only divides. */
  readonly text: string
}

/** The share of the axis at which a number lies. Outside 0 to 1 it is not on the map. NaN where there is none. */
export function shareOf({ from, to, scale }: Axis, isWhole: boolean, value: number): number {
  // A whole number has a stretch of the axis to itself, and lies in its middle.
  const end = isWhole ? to + 1 : to
  const middle = isWhole ? value + 0.5 : value
  return scale === 'log' ? Math.log(middle / from) / Math.log(end / from) : (middle - from) / (end - from)
}

/** The cell, of `count` along the axis, at a share of it; undefined outside the axis. */
export function cellAt(share: number, count: number): number | undefined {
  if (!(share >= 0 && share <= 1)) return undefined
  return Math.min(Math.floor(share * count), count - 1)
}

/** The share at a cell's centre. */
export function centreOf(cell: number, count: number): number {
  return (cell + 0.5) / count
}

/** At most about `max` ticks with numbers, and on a log axis the lines between the powers of ten. */
export function ticksOf(axis: Axis, isWhole: boolean, max: number): Tick[] {
  const { from, to, scale } = axis
  if (!(to > from) || !Number.isFinite(to - from) || (scale === 'log' && !(from > 0))) return []
  const tick = (value: number, text: string): Tick => ({ share: shareOf(axis, isWhole, value), text })
  const decades = Math.log10(to / from)
  if (scale === 'log' && decades >= 1) {
    const powers = powersWithin(from, to)
    const every = Math.ceil(powers.length / max)
    // Between two powers alone there is room for 2 and 5 as well.
    const isSparse = powers.length < 3 && 2.2 * decades + 1 <= max
    return dividedPowers(from, to).flatMap(({ lead, power }): Tick[] => {
      const value = Number(`${lead}e${power}`)
      const isNamed = lead === 1 ? power % every === 0 : isSparse && (lead === 2 || lead === 5)
      if (lead !== 1 && decades > 5) return []
      return [tick(value, isNamed ? axisText(value) : '')]
    })
  }
  const numbers = roundNumbers(from, to, Math.max(max - 1, 1))
  return numbers
    .filter((value) => !isWhole || Number.isInteger(value))
    .map((value) => tick(value, axisText(value)))
}

/** The whole powers of ten from `from` to `to`. */
function powersWithin(from: number, to: number): number[] {
  return dividedPowers(from, to).flatMap(({ lead, power }) => (lead === 1 ? [power] : []))
}

/** 1, 2, … 9 times each power of ten, from `from` to `to`. */
function dividedPowers(from: number, to: number): { readonly lead: number; readonly power: number }[] {
  const first = Math.floor(Math.log10(from))
  const last = Math.ceil(Math.log10(to))
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((power) =>
    Array.from({ length: 9 }, (_, index) => ({ lead: index + 1, power })),
  )
  // The ends of a range are seldom exact in binary, and an axis from 0.001 must mark 0.001.
  const room = 1e-9
  return all.filter(({ lead, power }) => {
    const value = Number(`${lead}e${power}`)
    return value >= from * (1 - room) && value <= to * (1 + room)
  })
}
