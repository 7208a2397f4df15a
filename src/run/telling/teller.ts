/** Sentences about one step, in the order in which they are tried. */
import type { StepFacts } from './facts'

export interface Teller {
  readonly kind: string
  /** Undefined where that is not so. */
  tell(facts: StepFacts): string | undefined
}
