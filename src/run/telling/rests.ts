/** Where a run came to rest on its way, and where it left again. */
import { onceFor } from '../../math/memo'
import type { Run, Status } from '../race'

export interface Rest {
  /** The step at which it came to rest, and the first one at which it is no longer called so; undefined if there is none. */
  readonly since: number
  readonly left: number | undefined
  readonly kind: Exclude<Status['kind'], 'diverged' | 'nothing'>
}

const restNames = new Map<Status['kind'], string>([
  ['saddle', 'a saddle'],
  ['maximum', 'a maximum'],
  ['plateau', 'a plateau'],
])

/** In their order. A rest that is called `running` is one of which the judge says nothing. */
export const restsOf = onceFor((run: Run): readonly Rest[] => {
  const rests: Rest[] = []
  const end = run.divergedAt ?? run.steps + 1
  for (let step = 0; step < end; step += 1) {
    const since = run.restSince[step] as number
    if (since < 0) continue
    let [left, deepest] = [step + 1, step]
    for (; left < end && run.restSince[left] === since; left += 1)
      if ((run.steepness[left] as number) < (run.steepness[deepest] as number)) deepest = left
    const { kind } = run.status(deepest)
    if (kind !== 'diverged' && kind !== 'nothing') {
      const gone = restNames.has(kind) ? goneFrom(run, kind, deepest, left - 1) : left
      rests.push({ since, left: gone < end ? gone : undefined, kind })
    }
    step = left - 1
  }
  return rests
})

/** The first step after `from` at which the judge no longer calls it so; one after `to` if it still does. */
function goneFrom(run: Run, kind: Status['kind'], from: number, to: number): number {
  let [low, high] = [from, to + 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (run.status(middle).kind === kind) low = middle
    else high = middle
  }
  return high
}

/** The last rest that the run had left at a step, if what it rested at has a name. */
export function leftBefore(run: Run, step: number): (Rest & { readonly left: number }) | undefined {
  const rest = restsOf(run).findLast(({ left }) => left !== undefined && left <= step)
  return rest && rest.left !== undefined && restNames.has(rest.kind)
    ? { ...rest, left: rest.left }
    : undefined
}

/** `a saddle`; empty for what is no such rest. */
export function restName(kind: Status['kind']): string {
  return restNames.get(kind) ?? ''
}

/** The first step at which the run has converged, which then stays so. Undefined if it has not at `step`. */
export function convergedAt(run: Run, step: number): number | undefined {
  if (run.status(step).kind !== 'converged') return undefined
  let [low, high] = [0, step]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (run.status(middle).kind === 'converged') high = middle
    else low = middle + 1
  }
  return low
}
