/** Mean and deviation of a column, and a column standardized: mean 0, deviation 1. */
import { log10 } from '../math/elementary/log'
import { formatNumber, readable, withMinus } from '../math/numbers'
import type { TableColumn } from './table'

export interface Spread {
  readonly mean: number
  /** Over all rows, as a loss is a mean over all. */
  readonly deviation: number
}

export function spreadOf(numbers: readonly number[]): Spread {
  const count = numbers.length
  const mean = numbers.reduce((sum, each) => sum + each / count, 0)
  const square = numbers.reduce((sum, each) => sum + ((each - mean) * (each - mean)) / count, 0)
  return { mean, deviation: Math.sqrt(square) }
}

/** Why a column cannot be standardized, in one line; undefined if it can. */
export function whyNotStandardized({ name, numbers }: TableColumn): string | undefined {
  return numbers.every((each) => each === numbers[0])
    ? `${name} is ${withMinus(formatNumber(numbers[0] ?? 0))} in every row: a column whose deviation is 0 cannot be standardized`
    : undefined
}

/** Digits after the point of a standardized number: the columns of a document need no more. */
const unit = 1e6

/** The column with mean 0 and deviation 1. Its name says what was done. */
export function standardized({ name, numbers }: TableColumn): TableColumn {
  const { mean, deviation } = spreadOf(numbers)
  const sign = mean < 0 ? '+' : '−'
  // A mean far from 0 needs its digits down to those of the deviation.
  const digits = 4 + Math.max(Math.floor(log10(Math.abs(mean) / deviation)), 0)
  const shown = readable(Math.abs(mean), Math.min(digits, 15))
  return {
    name: `(${name} ${sign} ${shown}) / ${readable(deviation)}, standardized`,
    numbers: numbers.map((each) => Math.round(((each - mean) / deviation) * unit) / unit + 0),
  }
}
