/** The sliders of numbers of an Experiment that are settings of no formula: of stops, batches and splits. */
import { type Setting, number } from '../math/setting'
import { maxShare } from '../surfaces/split'

export const stopRanges = {
  gradient: number(1e-4, 1e-12, 1, 'log'),
  patience: { ...number(10, 1, 1000, 'log'), integer: true },
  delta: number(0, 0, 1),
} as const satisfies Readonly<Record<string, Setting>>

/** The share of the rows that are set apart. */
export const shareRange = number(0, 0, maxShare)

/** Of so many rows or batches that a step can take. */
export function takenRange(value: number, most: number): Setting {
  return { ...number(value, 1, Math.max(most, 2), 'log'), integer: true }
}
