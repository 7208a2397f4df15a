/** What the desk reports about its entries. */
import type { EnsemblesState } from '../ensembles'
import { type Entry, isDone, workOf } from './entry'

/** The state of the entries. Parts that are equal to those of the state before keep their identity. */
export function stateOf(entries: readonly Entry[], before: EnsemblesState): EnsemblesState {
  const results = entries.flatMap(({ result, problem }) => (result && !problem ? [result] : []))
  const problems = entries.flatMap(({ problem }) => (problem ? [problem] : []))
  const isOnWorker = results.find(({ engine }) => engine === 'worker')
  if (isOnWorker) {
    const { columns, rows } = isOnWorker.plan
    problems.push(`This GPU cannot compute ensembles. The CPU computed ${columns} × ${rows} runs in float64.`)
  }
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
