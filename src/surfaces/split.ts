/** Rows that are set apart for validation: the surface is the mean over the others. */
import { numberWithin } from '../math/check'
import { type Json, numberIn, objectOf } from '../math/jsonSchema'
import { onceFor } from '../math/memo'
import { permute } from '../math/permutation'
import type { JsonPart } from '../math/reading'
import type { Rows } from '../math/rows'

export interface Split {
  /** Of all rows, more than 0 and less than 1. At least one row is on either side. */
  readonly share: number
  /** The same seed sets the same rows apart. */
  readonly seed: number
}

export const maxShare = 0.9
const lastSeed = 2 ** 32 - 1
/** No runner draws its batches from it. */
const stream = 2 ** 32 - 1

export interface SplitRows {
  /** Of the surface and of all steps. */
  readonly rows: Rows
  readonly validation?: Rows
}

/** The splits of each table of rows, so that the same rows are the same object. */
const splitsOf = onceFor((_rows: Rows) => new Map<string, SplitRows>())

/** Both in the order of the data. A single row is not split. */
export function splitRows(rows: Rows, split: Split | undefined): SplitRows {
  if (!split || rows.count < 2) return { rows }
  const known = splitsOf(rows)
  const key = `${split.share} ${split.seed}`
  const found = known.get(key) ?? divided(rows, split)
  known.set(key, found)
  return found
}

function divided(rows: Rows, { share, seed }: Split): SplitRows {
  const { count } = rows
  const apart = Math.min(Math.max(Math.round(share * count), 1), count - 1)
  const order = new Int32Array(count)
  permute(seed, stream, 0, order)
  return {
    rows: picked(rows, order.slice(apart).sort()),
    validation: picked(rows, order.slice(0, apart).sort()),
  }
}

function picked({ columns }: Rows, numbers: Int32Array): Rows {
  return {
    columns: columns.map((column) => Float64Array.from(numbers, (row) => column[row] ?? Number.NaN)),
    count: numbers.length,
    numbers,
  }
}

/** Reads `{ "share": 0.2, "seed": 1 }`. */
export function readSplit(part: JsonPart): Split | undefined {
  if (part.value === undefined) return undefined
  const property = part.object(['share', 'seed'])
  const seed = property('seed').read(numberWithin({ low: 0, high: lastSeed, whole: true }), 1)
  const share = property('share').read(
    numberWithin({ low: 0, high: maxShare }),
    undefined,
    'no row is set apart',
  )
  return share === undefined || share === 0 ? undefined : { share, seed }
}

export const splitSchema: Json = objectOf<Split>(
  {
    share: numberIn({ low: 0, high: maxShare }),
    seed: { ...numberIn({ low: 0, high: lastSeed, whole: true }), default: 1 },
  },
  'share',
)
