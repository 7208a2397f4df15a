/** Checks a question as the reader of a talk does, while it is being written. */
import type { Experiment } from '../../experiment/experiment'
import { Part, Problems } from '../../experiment/schema/reading'
import type { Ask } from '../talk'
import { readAsk } from './readAsk'

export interface CheckedAsk {
  /** Undefined if nothing is asked, or what is asked has a mistake. */
  readonly ask: Ask | undefined
  /** One line each: `answer: unknown name "los" at 1`. */
  readonly problems: readonly string[]
}

export function checkAsk(json: unknown, experiment: Experiment): CheckedAsk {
  const problems = new Problems()
  const ask = readAsk(new Part(json, '', problems), experiment)
  return { ask, problems: problems.lines.map((line) => line.replace(/; [^;]*$/, '')) }
}
