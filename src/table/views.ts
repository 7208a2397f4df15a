/** Where to look at the surface of a fit, and where to start: what shows what its loss does with some rows. */
import { exp } from '../math/elementary/exp'
import { roundBelow } from '../math/oneTwoFive'
import { maxStart } from '../surfaces/domain'
import type { Interval } from '../surfaces/surface'
import { spreadOf } from './spread'

/** Columns of the same length: across, and up. */
export interface Pairs {
  readonly u: readonly number[]
  readonly v: readonly number[]
}

export interface View {
  readonly domain: readonly [Interval, Interval]
  /** By default a place that follows from the domain. */
  readonly start?: readonly [number, number]
}

/** A line: around the least squares, as far as the line moves by some deviations of v in the middle of the rows. */
export function lineView(pairs: Pairs): View {
  const { w, b } = leastSquares(pairs)
  return ravineView(pairs, [w, b], 4 * (spreadOf(pairs.v).deviation || Math.abs(b) / 2 || 1))
}

/**
 * Around the best line, as far as it moves by `reach` in the middle of the rows. Where u is far from 0, that is a ravine from
 * corner to corner. The start is beside it, on the wall.
 */
function ravineView({ u }: Pairs, [w, b]: readonly [number, number], reach: number): View {
  const size = sizeOf(u)
  const tilt = spreadOf(u).mean / size
  const [along, up] = [reach / size, reach]
  const wall = (0.6 * tilt - (tilt < 0 ? -0.5 : 0.5)) * up
  return {
    domain: around([w, b], [along, up]),
    start: [rounded(w - 0.6 * along, along), rounded(b + wall, up)],
  }
}

/** The line of least squares. Where u is constant, it is level. */
export function leastSquares({ u, v }: Pairs): { readonly w: number; readonly b: number } {
  const [across, up] = [spreadOf(u), spreadOf(v)]
  const count = u.length
  const together = u.reduce(
    (sum, each, row) => sum + ((each - across.mean) * ((v[row] ?? 0) - up.mean)) / count,
    0,
  )
  const w = across.deviation > 0 ? together / (across.deviation * across.deviation) : 0
  return { w, b: up.mean - w * across.mean }
}

/** The chance of a class: around the most likely line, as far as certainty on either side. */
export function logisticView(pairs: Pairs): View {
  const { w, b } = mostLikely(pairs)
  const { mean, deviation } = spreadOf(pairs.u)
  return ravineView(pairs, [w, b], 5 + Math.abs(w * deviation) + Math.abs(b + w * mean))
}

/** Newton's method, with u standardized. The penalty keeps it near where a line parts the classes and none is best. */
function mostLikely({ u, v }: Pairs): { readonly w: number; readonly b: number } {
  const { mean, deviation } = spreadOf(u)
  const scale = deviation || 1
  const penalty = 0.01
  let [w, b] = [0, 0]
  for (let turn = 0; turn < 20; turn += 1) {
    let [gw, gb, ww, wb, bb] = [penalty * w, penalty * b, penalty, 0, penalty]
    for (const [row, each] of u.entries()) {
      const z = (each - mean) / scale
      const chance = 1 / (1 + exp(-(w * z + b)))
      const [slope, bend] = [(chance - (v[row] ?? 0)) / u.length, (chance * (1 - chance)) / u.length]
      gw += slope * z
      gb += slope
      ww += bend * z * z
      wb += bend * z
      bb += bend
    }
    const determinant = ww * bb - wb * wb
    w -= (bb * gw - wb * gb) / determinant
    b -= (ww * gb - wb * gw) / determinant
  }
  return { w: w / scale, b: b - (w * mean) / scale }
}

/** A sine: up to five waves between the first row and the last, and every phase. */
export function sineView({ u }: Pairs): View {
  // Of very many rows, which are no arguments of a call.
  const [low, high] = [
    u.reduce((one, other) => Math.min(one, other)),
    u.reduce((one, other) => Math.max(one, other)),
  ]
  const waves = high > low ? 10 * (Math.PI / (high - low)) : 1
  return { domain: around([0, 0], [waves, Math.PI]) }
}

/** A tanh unit: from a straight line to a step, both ways, as high as the rows. */
export function tanhView({ u, v }: Pairs): View {
  return { domain: around([0, 0], [5 / sizeOf(u), 2.5 * sizeOf(v)]) }
}

/** The root of the mean square; 1 if all are 0. */
function sizeOf(numbers: readonly number[]): number {
  const { mean, deviation } = spreadOf(numbers)
  return Math.sqrt(mean * mean + deviation * deviation) || 1
}

/** Intervals around a place, out to round numbers. */
function around(centre: readonly [number, number], reach: readonly [number, number]): View['domain'] {
  const interval = (axis: 0 | 1): Interval => {
    const far = Math.max(reach[axis], 1e-8 * Math.max(1, Math.abs(centre[axis])))
    return [rounded(centre[axis] - far, far), rounded(centre[axis] + far, far)]
  }
  return [interval(0), interval(1)]
}

/** A number of few digits, a tenth of `reach` or less away. */
function rounded(value: number, reach: number): number {
  const step = roundBelow(reach / 10)
  const multiple = Number((Math.round(value / step) * step).toPrecision(12))
  return Math.min(Math.max(multiple, -maxStart), maxStart) + 0
}
