/** A ready scene: an experiment with a title and one line on what one sees, and how fast it plays. */
import type { Linked } from '../experiment/link/link'
import { parseExperiment } from '../experiment/schema/schema'

export interface Scene {
  /** Names its thumbnail too. */
  readonly id: string
  readonly title: string
  /** What one sees, in one sentence. */
  readonly line: string
  /** As JSON: what is left out is usual. It says nothing of the theme, which stays as it is. */
  readonly experiment: object
  /** In turns per second, one of `speeds`. */
  readonly speed: number
  /** The turn that its thumbnail shows. */
  readonly shownAt: number
}

/** The scene as a link would give it: it plays from its start, at its speed. */
export function readScene({ experiment, speed }: Scene): Linked {
  return { ...parseExperiment(experiment), moment: { at: 0, play: true, speed } }
}
