/** What becomes of the runs of a race between two places of the playhead: who came to rest, who left, who was lost. */
import { lostText } from '../ending'
import { type Race, type Run, stepAt } from '../race'
import { stopText } from '../stopping'
import { convergedAt, leftBefore, restName, restsOf } from './rests'

export interface RunEvent {
  /** Index of the run. */
  readonly index: number
  /** Without the runner's name: `diverged at step 12`. */
  readonly text: string
}

/** Only what is new at `to` and was not so at `from`, which is earlier. */
export function eventsBetween({ runs }: Race, from: number, to: number): RunEvent[] {
  return runs.flatMap((run, index) => {
    const [then, now] = [from, to].map((turns) => Math.floor(stepAt(run, turns))) as [number, number]
    const text = then === now ? undefined : eventText(run, then, now)
    return text === undefined ? [] : [{ index, text }]
  })
}

function eventText(run: Run, then: number, now: number): string | undefined {
  const [before, after] = [run.status(then).kind, run.status(now)]
  if (before === after.kind) return undefined
  switch (after.kind) {
    case 'diverged':
      return lostText(after.step)
    case 'stopped':
      return `stopped: ${stopText(after)}`
    case 'converged':
      return `arrived at a minimum at step ${convergedAt(run, now)}`
    case 'circling':
      return 'circles a minimum'
    case 'saddle':
    case 'maximum':
    case 'plateau':
      return `came to rest at ${restName(after.kind)}${sinceWords(run, now)}`
    default: {
      const rest = leftBefore(run, now)
      return rest && rest.left > then ? `left ${restName(rest.kind)} at step ${rest.left}` : undefined
    }
  }
}

function sinceWords(run: Run, step: number): string {
  const rest = restsOf(run).find(({ since, left = Infinity }) => since <= step && step < left)
  return rest ? ` at step ${rest.since}` : ''
}
