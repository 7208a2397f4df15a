/** What buttons and keys do with the playhead. */
import type { Lab } from '../../lab/store'

/** Goes to the start. A race that has ended plays again. */
export function restart({ timeline }: Pick<Lab, 'timeline'>): void {
  const ended = timeline.position >= timeline.state.steps
  timeline.seek(0)
  if (ended) timeline.set({ playing: true })
}

export function stepBy({ timeline }: Pick<Lab, 'timeline'>, steps: 1 | -1): void {
  timeline.set({ playing: false })
  timeline.seek(timeline.beside(steps))
}
