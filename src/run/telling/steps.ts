/** The sentences that a step has, in their order: what matters most is tried first. */
import type { StepFacts } from './facts'
import { falls } from './falls'
import { short } from './numbers'
import { rises } from './rises'
import { sudden } from './sudden'
import type { Teller } from './teller'

const last: readonly Teller[] = [
  {
    kind: 'falls',
    tell: ({ before, after }) =>
      after < before ? `The loss falls by ${short(before - after)}.` : 'The loss stays as it is.',
  },
]

export function tellersOf({ before, after }: StepFacts): readonly Teller[] {
  return [...sudden, ...(after > before ? rises : after < before ? falls : []), ...last]
}
