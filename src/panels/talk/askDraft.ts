/** A question while it is typed: it may have mistakes. */
import type { Ask } from '../../talk/talk'

export type AskDraft = Ask | { readonly kind: 'none' }

export const noQuestion: AskDraft = { kind: 'none' }

export const kinds: Readonly<Record<AskDraft['kind'], string>> = {
  none: 'no question',
  place: 'where a run will end',
  number: 'a number',
  choice: 'one of several options',
}

/** What stands in the fields of a kind at first. */
export function draftOf(kind: string): AskDraft {
  switch (kind) {
    case 'place':
      return { kind, runner: 0 }
    case 'number':
      return { kind, question: 'How many steps until the loss is below 0.01?', answer: 'first(0, loss < 0.01)', min: 1, max: 100 } // prettier-ignore
    case 'choice':
      return { kind, question: 'Will it come down?', options: ['Yes', 'No'], answer: 'loss(0, N) < loss(0, 0) ? 0 : 1' } // prettier-ignore
    default:
      return noQuestion
  }
}
