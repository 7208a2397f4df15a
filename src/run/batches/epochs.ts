/** How a runner goes through the rows of the data: after how many steps it has seen all of them once, and how many it has seen. */
import type { Batch } from '../plan'
import { batchFor, rowsPerStep, stepsPerEpoch } from './batches'

export interface Epochs {
  /** The rows of an epoch: those of the data. */
  readonly count: number
  /** The rows that a step sees. */
  readonly perStep: number
  /** Whether the last step of an epoch sees those that are left. Where each row is drawn by itself, none are. */
  readonly isCut: boolean
}

/** Without a batch, every step is an epoch, unless there are very many rows. */
export function epochsOf(given: Batch | undefined, count: number): Epochs {
  const batch = batchFor(given, count)
  const perStep = batch ? rowsPerStep(batch, count) : count
  const isCut =
    batch !== undefined && batch.shuffle !== 'replace' && stepsPerEpoch(batch, count) * perStep > count
  return { count, perStep, isCut }
}

/** How many rows have been seen after a step. */
export function rowsAfter({ count, perStep, isCut }: Epochs, step: number): number {
  if (!isCut) return step * perStep
  const perEpoch = Math.ceil(count / perStep)
  return Math.floor(step / perEpoch) * count + (step % perEpoch) * perStep
}

/** How many whole steps see so many rows at most. */
export function stepsWithin({ count, perStep, isCut }: Epochs, rows: number): number {
  if (!isCut) return Math.floor(rows / perStep)
  const [whole, left] = [Math.floor(rows / count), rows % count]
  return whole * Math.ceil(count / perStep) + Math.floor(left / perStep)
}

/** Where a step is in its epoch. Both count from 1; before the first step, `step` is 0. */
export interface EpochPlace {
  readonly epoch: number
  readonly step: number
  /** The steps of this epoch. */
  readonly of: number
}

/** The end of an epoch belongs to it, and not to the next one. */
export function placeInEpoch(epochs: Epochs, step: number): EpochPlace {
  const { count } = epochs
  const epoch = Math.max(Math.ceil(rowsAfter(epochs, step) / count), 1)
  const before = stepsWithin(epochs, (epoch - 1) * count)
  return { epoch, step: step - before, of: stepsWithin(epochs, epoch * count) - before }
}
