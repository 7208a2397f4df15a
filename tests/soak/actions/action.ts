/** What an action on the page is. */
import type { Page } from 'playwright'
import type { Random } from '../../helpers/anyTexts'
import { anyExperiment } from '../experiments'

/** What an action is given. */
export interface Hands {
  readonly page: Page
  readonly random: Random
  /** Milliseconds of each return of a lost GPU, in their order. */
  readonly returns: number[]
  /** The experiments that the page was given, the newest at the end. */
  readonly given: unknown[]
}

/** @throws Missed */
export type Action = (hands: Hands) => Promise<void>

/** The page does not offer an action in its present state. */
export class Missed extends Error {}

/** Any experiment, for the page. */
export function newExperiment({ random, given }: Hands): unknown {
  const experiment = anyExperiment(random)
  given.push(experiment)
  if (given.length > remembered) given.shift()
  return experiment
}

/** How many experiments are remembered. */
const remembered = 3
