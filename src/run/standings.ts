/** The standings of a race at the playhead, best first, as the leaderboard and the panes show them. */
import { briefStatusText } from './ending'
import { type Race, type Status, stepAt, statusText } from './race'
import { offMap, ranking } from './ranking'
import { isLook, lookAt } from './looks'
import { leftBefore, restName } from './telling/rests'

interface Standing {
  /** Index of the run. */
  readonly index: number
  readonly loss: number
  /** The step that the losses are of, where the run has looked at all of very many rows last. */
  readonly looked: number | undefined
  /** The loss of the rows that are set apart. */
  readonly validation: number | undefined
  /** How the run ended, in words, or what it has left. Empty while it runs on the map. */
  readonly ending: string
  /** The same for a narrow row. */
  readonly brief: string
  /** The same with its steps, where the verdict has changed: it came to rest, and left. */
  readonly story: string
  /** The same in one word: `away` means off the map. */
  readonly kind: Exclude<Status['kind'], 'running'> | 'away' | ''
}

export function standingsOf({ runs, domain }: Race, turns: number): Standing[] {
  const standings = runs.map((run, index): Standing => {
    const step = Math.floor(stepAt(run, turns))
    const [x = 0, y = 0, loss = 0] = run.points.subarray(3 * step, 3 * step + 3)
    const status = run.status(step)
    const left = leftBefore(run, step)
    const story = left ? `came to rest at ${restName(left.kind)} at ${left.since}, left at ${left.left}` : ''
    const said = (ending: string, brief: string, kind: Standing['kind']): Standing => ({
      index,
      loss,
      looked: isLook(run, step) ? undefined : lookAt(run, step),
      validation: run.validation?.[step],
      ending,
      brief,
      story,
      kind,
    })
    if (status.kind !== 'running') return said(statusText(status), briefStatusText(status), status.kind)
    if (offMap(x, y, domain)) return said('off the map', 'off the map', 'away')
    return left
      ? said(`left ${restName(left.kind)} at ${left.left}`, `left at ${left.left}`, '')
      : said('', '', '')
  })
  const ended = runs.map(({ divergedAt }, index) => (isLost(standings[index]?.kind) ? divergedAt : undefined))
  return ranking(
    standings.map(({ loss }) => loss),
    ended,
  ).flatMap((index) => standings[index] ?? [])
}

/** Whether the loss of a run means nothing: it diverged, or began where there is none. */
export function isLost(kind: Standing['kind'] | undefined): boolean {
  return kind === 'diverged' || kind === 'nothing'
}
