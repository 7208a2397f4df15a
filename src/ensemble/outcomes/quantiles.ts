/** 10 %, median and 90 %. Each is one of the numbers: the lowest that this share of them does not exceed. */
import type { Quantiles } from './result'

const shares = { low: 0.1, median: 0.5, high: 0.9 } as const

/** Quantiles of numbers in ascending order; undefined without numbers. */
export function quantilesOf(sorted: ArrayLike<number>): Quantiles | undefined {
  return quantilesAt(sorted.length, (rank) => sorted[rank] as number)
}

/** Quantiles of whole numbers, given how often each occurs. */
export function quantilesOfCounts(counts: Uint32Array): Quantiles | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return quantilesAt(total, (rank) => {
    let passed = 0
    return counts.findIndex((count) => (passed += count) > rank)
  })
}

function quantilesAt(count: number, numberAt: (rank: number) => number): Quantiles | undefined {
  if (count === 0) return undefined
  const at = (share: number): number => numberAt(Math.max(Math.ceil(share * count) - 1, 0))
  return { low: at(shares.low), median: at(shares.median), high: at(shares.high) }
}
