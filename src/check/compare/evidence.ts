/**
 * How much a path tells in favour of a reading that fits it, in bits. A path that stands still, or bends as a parabola, fits many
 * rules. What tells is how far its rows are from what others let expect: the last row from those before the two part, the middle
 * one from both ends, and so on in each half. The same is asked of the way from the runner to the path, and the lesser counts.
 */
import { log2 } from '../../math/elementary/log'
import type { Path, PathRow } from '../path/path'
import type { Look } from './trial'

/** A last digit is printed within half its unit. */
const half = 0.5

/** A row along one parameter. */
interface Node {
  readonly step: number
  readonly value: number
  /** How far the number may be off. */
  readonly room: number
}

/** `own`: the runner itself beside the path. `fit`: the reading. 0 where it tells nothing. */
export function evidenceFor({ rows }: Path, own: Look, fit: Look): number {
  const { offset } = fit.alignment
  const all = [...startRow(rows, own), ...rows].filter(({ step }) => step + offset <= fit.comparison.steps)
  const first = all.findIndex(({ step }) => step + offset >= (own.comparison.parting?.step ?? Infinity))
  if (first < 1) return 0
  const nodesOf = (i: number, from: (step: number) => number): Node[] =>
    all.map(({ step, point, units }) => {
      const room = half * (units[i] ?? 0) + (fit.drift[2 * (step + offset) + i] ?? Infinity)
      return { step, value: (point[i] ?? Number.NaN) - from(step + offset), room }
    })
  const { steps, points } = own.followed
  const indices = (rows[0]?.point ?? []).map((_, i) => i)
  const path = indices.map((i) => nodesOf(i, () => 0))
  const way = indices.map((i) =>
    nodesOf(i, (step) => (step > steps ? Number.NaN : (points[2 * step + i] ?? Number.NaN))),
  )
  return Math.min(bitsOf(path, first, news), bitsOf(way, first, open))
}

/** The start, if the path has no row of it. */
function startRow(rows: readonly PathRow[], { alignment, followed }: Look): PathRow[] {
  const [first] = rows
  if (!first || first.step + alignment.offset === 0) return []
  const point = [...followed.points.subarray(0, first.point.length)]
  return [{ line: 0, step: -alignment.offset, point, units: point.map(() => 0) }]
}

/** What all rows from `first` on tell, given those before. */
function bitsOf(tracks: readonly (readonly Node[])[], first: number, measure: Measure): number {
  const last = (tracks[0]?.length ?? 0) - 1
  const known = [first - 1, first - 2, first - 3].filter((index) => index >= 0)
  let bits = rowBits(tracks, last, known, measure)
  /** Rows between two that are known, beside one before. */
  const refine = (before: number, low: number, high: number): void => {
    if (high - low < 2) return
    const middle = (low + high) >> 1
    bits += rowBits(tracks, middle, before < 0 ? [low, high] : [low, high, before], measure)
    refine(before, low, middle)
    refine(low, middle, high)
  }
  refine(first - 2, first - 1, last)
  return bits
}

/** What a row tells. Two parameters that are off equally far tell the same. */
function rowBits(
  tracks: readonly (readonly Node[])[],
  at: number,
  known: readonly number[],
  measure: Measure,
): number {
  const [one, other] = tracks.map((track) => surprise(track, at, known, measure))
  if (!one) return 0
  if (!other) return one.bits
  const isSame = Math.abs(one.size - other.size) <= one.noise + other.noise
  return isSame ? Math.max(one.bits, other.bits) : one.bits + other.bits
}

interface Surprise {
  readonly bits: number
  readonly size: number
  readonly noise: number
}

/** How many times wider than a number's room is what was to be expected, from its distance and how sure the others make it. */
type Measure = (size: number, noise: number, room: number) => number

/** Of a path: only what is certainly not as expected. Slow paths of like rules are alike, and far from sure. */
const news: Measure = (size, noise) => size / noise
/** Of the way from the runner: whatever the others leave open, less what even a number that stays leaves open. */
const open: Measure = (size, noise, room) => Math.max(size, noise) / (2 * room)

const none: Surprise = { bits: 0, size: 0, noise: 0 }

/** How far a number is from what one, two or three others let expect, whichever is nearest. */
function surprise(track: readonly Node[], at: number, known: readonly number[], measure: Measure): Surprise {
  const all = known.map((_, index) => expectation(track, at, known.slice(0, index + 1), measure))
  return all.reduce((least, each) => (each.bits < least.bits ? each : least), all[0] ?? none)
}

/** The polynomial through nodes, and how far a node is from it, in bits of what is uncertain. */
function expectation(
  track: readonly Node[],
  at: number,
  known: readonly number[],
  measure: Measure,
): Surprise {
  const node = track[at]
  if (!node) return none
  const nodes = known.flatMap((index) => track[index] ?? [])
  let [expected, noise] = [0, node.room]
  for (const one of nodes) {
    let weight = 1
    for (const { step } of nodes) if (step !== one.step) weight *= (node.step - step) / (one.step - step)
    expected += weight * one.value
    noise += Math.abs(weight) * one.room
  }
  const size = Math.abs(node.value - expected)
  const ratio = measure(size, noise, node.room)
  return ratio > 1 && ratio < Infinity ? { bits: log2(ratio), size, noise } : { ...none, noise }
}

/** Whether all rows are at the start, in each of their digits. */
export function isStill({ rows }: Path, own: Look): boolean {
  const [from] = [...startRow(rows, own), ...rows]
  return rows.every(({ point, units }) =>
    point.every((value, i) => Math.abs(value - (from?.point[i] ?? 0)) <= half * (units[i] ?? 0)),
  )
}
