/** A stand-in for a loss over very many rows, for what asks thousands of times and needs no more than a picture shows. */
import { cos } from '../math/elementary/trigonometric'
import type { Loss } from '../surfaces/compile'
import type { Interval } from '../surfaces/surface'

/** The degree of the correction along each of two parameters, and along the only one. */
const degrees = { 1: 32, 2: 6 } as const

export interface QuickLoss extends Loss {
  /** What the correction adds. Writes its gradient to `out` (2 numbers) and returns its value. */
  added(x: number, y: number, out: Float64Array): number
}

/**
 * The loss over some rows, corrected by the Chebyshev interpolant over the domain of what the others add: exact for losses
 * that are polynomials of the parameters, as those of lines are. Beyond the domain the correction stays that of its edge.
 * The correction is computed when it is first needed, and left out where one of the two losses has no number.
 */
export function quickLoss(all: Loss, some: Loss, domain: readonly Interval[]): QuickLoss {
  const { dimension } = all
  const count = degrees[dimension] + 1
  const [across, along] = [new Basis(domain[0], count), new Basis(domain[1], dimension === 1 ? 1 : count)]
  let table: Float64Array | undefined
  /** The sum of the correction with these factors of its terms. */
  const sum = (xs: Float64Array, ys: Float64Array): number => {
    table ??= correction(all, some, across, along)
    let total = 0
    for (let j = 0, at = 0; j < ys.length; j += 1)
      for (let i = 0; i < xs.length; i += 1, at += 1)
        total += (table[at] as number) * (xs[i] as number) * (ys[j] as number)
    return total
  }
  const aim = (x: number, y: number): void => {
    across.aim(x)
    along.aim(y)
  }
  const addedAt = (x: number, y: number, out: Float64Array): number => {
    aim(x, y)
    out[0] = sum(across.slopes, along.values)
    out[1] = dimension === 2 ? sum(across.values, along.slopes) : 0
    return sum(across.values, along.values)
  }
  const slopes = new Float64Array(2)
  return {
    dimension,
    added: addedAt,
    value(x, y) {
      aim(x, y)
      return some.value(x, y) + sum(across.values, along.values)
    },
    gradient(x, y, out) {
      const value = some.gradient(x, y, out) + addedAt(x, y, slopes)
      out[0] = (out[0] as number) + (slopes[0] as number)
      out[1] = (out[1] as number) + (slopes[1] as number)
      return value
    },
    hessian(x, y, out) {
      aim(x, y)
      some.hessian(x, y, out)
      out[0] = (out[0] as number) + sum(across.bends, along.values)
      if (dimension === 1) return
      out[1] = (out[1] as number) + sum(across.slopes, along.slopes)
      out[2] = (out[2] as number) + sum(across.values, along.bends)
    },
  }
}

/** The Chebyshev polynomials along a parameter, with their first two derivatives, where it was aimed last. */
class Basis {
  readonly values: Float64Array
  readonly slopes: Float64Array
  readonly bends: Float64Array
  readonly #middle: number
  readonly #half: number

  constructor([low, high]: Interval = [0, 0], count: number) {
    this.#middle = (low + high) / 2
    this.#half = (high - low) / 2
    const list = (): Float64Array => new Float64Array(count)
    ;[this.values, this.slopes, this.bends] = [list(), list(), list()]
    this.values[0] = 1
  }

  get count(): number {
    return this.values.length
  }

  /** Where the interpolant meets what it interpolates. */
  node(index: number): number {
    return this.#middle + this.#half * this.#nodeAt(index)
  }

  /** The polynomial of a degree at a node. */
  at(degree: number, index: number): number {
    return cos((degree * Math.PI * (index + 0.5)) / this.count)
  }

  aim(place: number): void {
    const { values, slopes, bends, count } = this
    if (count === 1) return
    const t = (place - this.#middle) / this.#half
    const u = t > 1 ? 1 : t < -1 ? -1 : t
    const scale = u === t ? 1 / this.#half : 0
    values[1] = u
    slopes[1] = scale
    for (let n = 2; n < count; n += 1) {
      const [value, slope, bend] = [values[n - 1], slopes[n - 1], bends[n - 1]] as [number, number, number]
      values[n] = 2 * u * value - (values[n - 2] as number)
      slopes[n] = 2 * (scale * value + u * slope) - (slopes[n - 2] as number)
      bends[n] = 4 * scale * slope + 2 * u * bend - (bends[n - 2] as number)
    }
  }

  #nodeAt(index: number): number {
    return this.count === 1 ? 0 : this.at(1, index)
  }
}

/** The factors of the interpolant: those across side by side, for each along. */
function correction(all: Loss, some: Loss, across: Basis, along: Basis): Float64Array {
  const [columns, rows] = [across.count, along.count]
  const apart = new Float64Array(columns * rows)
  for (let j = 0, at = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1, at += 1) {
      const [x, y] = [across.node(i), along.node(j)]
      apart[at] = all.value(x, y) - some.value(x, y)
    }
  }
  const table = new Float64Array(columns * rows)
  if (!apart.every(Number.isFinite)) return table
  for (let q = 0; q < rows; q += 1) {
    for (let p = 0; p < columns; p += 1) {
      let sum = 0
      for (let j = 0, at = 0; j < rows; j += 1)
        for (let i = 0; i < columns; i += 1, at += 1)
          sum += (apart[at] as number) * across.at(p, i) * along.at(q, j)
      table[q * columns + p] = ((p === 0 ? 1 : 2) * (q === 0 ? 1 : 2) * sum) / (columns * rows)
    }
  }
  return table
}
