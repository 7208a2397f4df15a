/** What each optimizer and each schedule is held against, counted in the references. */
import { optimizers } from '../../src/optimizers/list'
import { schedules } from '../../src/schedules/list'
import fromPapers from '../reference/papers.json'
import rangeTests from '../reference/range_test.json'
import rates from '../reference/schedules.json'
import lineSearches from '../reference/line_searches.json'
import trajectories from '../reference/trajectories.json'
import { paperSteps, papers } from './papers'

/** The files of runs that other programs computed, each with its source. */
export const runFiles = [trajectories, lineSearches, fromPapers]

/** Up to this step rounding has not grown. */
const early = 100

/** How near a run must be to its reference at a step, relatively. */
export function toleranceAt(step: number): number {
  return step <= early ? 1e-9 : 1e-6
}

export type Held = Readonly<Record<string, string>>

/** By id: the words for an optimizer. */
export function heldOptimizers(): Held {
  return wordsOf(optimizers, (id) => {
    for (const file of runFiles) {
      const runs = file.cases.filter(({ optimizer }) => optimizer === id)
      const last = Math.max(...runs.flatMap(({ points }) => Object.keys(points).map(Number)))
      if (runs.length > 0) return `${releaseOf(file)}, ${toleranceTo(last)}, ${runs.length} runs`
    }
    return papers[id]
      ? `the paper, written out by hand, 1e-10, ${paperSteps} steps; no outside reference`
      : 'no outside reference'
  })
}

/** By id: the words for a schedule. */
export function heldSchedules(): Held {
  return wordsOf(schedules, (id) => {
    const found = rates.cases.find(({ schedule }) => schedule.id === id)
    if (id === 'rangeTest') return `${releaseOf(rangeTests)}, 1e-9, ${rangeTests.cases.length} runs`
    return found ? `${releaseOf(rates)}, 1e-9, ${found.eta.length} steps` : 'no outside reference'
  })
}

/** How near, up to the last step. */
function toleranceTo(last: number): string {
  const [first, then] = [toleranceAt(early), toleranceAt(last)].map((value) => value.toExponential())
  return last <= early ? `${first}` : `${first} to step ${early}, ${then} to ${last}`
}

function wordsOf(list: readonly { readonly id: string }[], words: (id: string) => string): Held {
  return Object.fromEntries(list.map(({ id }) => [id, words(id)]))
}

/** `PyTorch 2.13` of `PyTorch 2.13.0+cpu, float64, CPU`: all until the release. */
function releaseOf({ source }: { readonly source: string }): string {
  return /^.*?\d+\.\d+/.exec(source)?.[0] ?? source
}
