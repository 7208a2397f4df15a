/** Why there is nothing to see of a race: no loss anywhere, or none where its runners start. */
import { onceFor } from '../math/memo'
import type { Loss } from '../surfaces/compile'
import type { Race } from './race'
import { placesOf } from './verdict/scales'

/** One line that says why, and what to do. Undefined where there is something to see. */
export function emptinessOf({
  quick,
  domain,
  runs,
}: Pick<Race, 'quick' | 'domain' | 'runs'>): string | undefined {
  const share = shareOf(quick)(domain)
  if (share === 0)
    return 'Nowhere in the domain is the loss a finite number with a finite slope: change the formula, its settings or its domain.'
  if (runs.length === 0 || runs.some(({ divergedAt }) => divergedAt !== 0)) return undefined
  const percent = Math.max(Math.round(100 * share), 1)
  return `Where the runners start there is no finite loss: move the start. There is one on ${percent} % of the domain.`
}

/** Why no run can begin at a place, and what to do. Undefined if one can. */
export function startFault(loss: Loss, [x = 0, y = 0]: readonly number[]): string | undefined {
  const gradient = new Float64Array(2)
  const value = loss.gradient(x, y, gradient)
  if (Number.isNaN(value)) return 'At this start the loss is not a number: move it.'
  if (!Number.isFinite(value)) return 'At this start the loss is infinite: move it.'
  const slope = (gradient[0] as number) + (gradient[1] as number)
  return Number.isFinite(slope) ? undefined : 'At this start the loss has no finite slope: move it.'
}

/** The share of the domain where a run could be, by samples. */
const shareOf = onceFor((loss: Loss) =>
  onceFor((domain: Race['domain']): number => {
    const gradient = new Float64Array(2)
    let [known, all] = [0, 0]
    for (const [x, y] of placesOf(domain)) {
      const value = loss.gradient(x, y, gradient)
      all += 1
      if (Number.isFinite(value + (gradient[0] as number) + (gradient[1] as number))) known += 1
    }
    return known / all
  }),
)
