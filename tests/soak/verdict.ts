/** What a soak asks: figures at the same state stay where they were, the console stays empty. */
import type { Vitals } from './vitals'

const MiB = 2 ** 20

/** Growth is counted from this minute on: before, caches and the program itself warm up. */
export const warmMinutes = 5

/** Rows from then on that tell growth from coming and going: what was at first is held against what is at last. */
const tellingRows = 3

/** How much the heap at rest may grow. */
export const heapBar = 4 * MiB

/** Milliseconds from the restored GPU to the first frame. */
export const returnBar = 1000

/** One line for each figure that is past its bar. */
export function faultsOf(rows: readonly Vitals[]): string[] {
  const faults: string[] = []
  const complaints = rows.at(-1)?.complaints ?? 0
  if (complaints > 0) faults.push(`${complaints} lines on the console, 0 are allowed`)
  const slowest = Math.max(0, ...rows.map(({ returnMs }) => returnMs ?? 0))
  if (slowest > returnBar)
    faults.push(`the first frame after a lost GPU took ${Math.round(slowest)} ms, ${returnBar} are allowed`)
  const warm = warmOf(rows)
  const [first] = warm
  if (!first) return faults
  const grown = Math.max(...warm.map(({ heap }) => heap)) - first.heap
  if (grown > heapBar)
    faults.push(`the heap at rest grew by ${inMiB(grown)} MiB, ${inMiB(heapBar)} are allowed`)
  for (const [name, countOf] of countsOf(warm)) {
    const [before, after] = ends(warm.map(countOf))
    if (after > before)
      faults.push(`${name} grew: never more than ${before} at first, never less than ${after} at last`)
  }
  return faults
}

/** What a soak that was too short says of growth. Undefined if growth was judged. */
export function tooShortFor(rows: readonly Vitals[]): string | undefined {
  if (warmOf(rows).length >= tellingRows) return undefined
  return `growth is not judged: it needs ${tellingRows} rows from minute ${warmMinutes} on, so at least ${warmMinutes + tellingRows - 1} minutes`
}

function warmOf(rows: readonly Vitals[]): readonly Vitals[] {
  return rows.filter(({ minute }) => minute >= warmMinutes)
}

/**
 * The highest of the first third of the counts, and the lowest of the last. Caches of a bounded size fill, and a lost GPU
 * empties them, so counts at the same state go up and down. Of what leaks, there is more at last than there ever was at
 * first.
 */
function ends(counts: readonly number[]): [before: number, after: number] {
  const third = Math.floor(counts.length / tellingRows)
  if (third === 0) return [0, 0]
  return [Math.max(...counts.slice(0, third)), Math.min(...counts.slice(-third))]
}

/** All that must be flat, by name. */
function countsOf(rows: readonly Vitals[]): [name: string, countOf: (row: Vitals) => number][] {
  const kinds = [...new Set(rows.flatMap(({ objects }) => Object.keys(objects)))]
  return [
    ['DOM nodes', ({ nodes }) => nodes],
    ['event listeners', ({ listeners }) => listeners],
    ...kinds.map((kind): [string, (row: Vitals) => number] => [
      `GL objects of the kind ${kind}`,
      ({ objects }) => objects[kind] ?? 0,
    ]),
  ]
}

export function inMiB(bytes: number): string {
  return (bytes / MiB).toFixed(1)
}
