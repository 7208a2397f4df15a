/** What the desk reports about its entries. */
import type { EnsembleResult } from '../../ensemble/outcomes/result'
import type { EnsemblesState } from '../ensembles'
import { type Entry, isDone, workOf } from './entry'

/** The state of the entries. Parts that are equal to those of the state before keep their identity. */
export function stateOf(entries: readonly Entry[], before: EnsemblesState): EnsemblesState {
  const results = entries.flatMap(({ result, problem }) => (result && !problem ? [result] : []))
  const problems = entries.flatMap(({ problem }) => (problem ? [problem] : []))
  problems.push(...onWorker(results))
  const { hovered } = before
  return {
    results: sameList(before.results, results),
    problems: sameList(before.problems, problems),
    progress: progressOf(entries),
    areStale: entries.some(
      ({ result, problem, plan }) => result && !problem && result.plan.race !== plan.race,
    ),
    hovered: hovered && results.includes(hovered.result) ? hovered : undefined,
  }
}

/** What the CPU computed, and why: a line for each that the GPU has no room for, and one for a GPU that computes none. */
function onWorker(results: readonly EnsembleResult[]): string[] {
  const own = results.filter(({ engine }) => engine === 'worker')
  const line = (why: string, { plan: { columns, rows } }: EnsembleResult): string =>
    `${why}. The CPU computed ${columns} × ${rows} runs in float64, without a swarm.`
  const other = own.find(({ noRoom }) => noRoom === undefined)
  return [
    ...own.flatMap((each) => (each.noRoom === undefined ? [] : [line(each.noRoom, each)])),
    ...(other ? [line('This GPU cannot compute ensembles', other)] : []),
  ]
}

/** The share of the work that is done; undefined once all of it is. */
function progressOf(entries: readonly Entry[]): number | undefined {
  if (entries.every(isDone)) return undefined
  const total = entries.reduce((sum, entry) => sum + workOf(entry), 0)
  const done = entries.reduce((sum, entry) => sum + (isDone(entry) ? workOf(entry) : entry.work), 0)
  return total > 0 ? Math.min(done / total, 1) : 0
}

/** The known list if the new one has the same items, else the new one. */
function sameList<Item>(known: readonly Item[], next: readonly Item[]): readonly Item[] {
  return known.length === next.length && known.every((item, index) => item === next[index]) ? known : next
}
