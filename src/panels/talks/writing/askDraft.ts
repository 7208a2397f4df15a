/** A question while it is typed: it may have mistakes. It stays with its cue while others are opened. */
import type { Ask, Cue } from '../../../talk/talk'

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

const drafts = new WeakMap<Cue, AskDraft>()

export function askDraftOf(cue: Cue): AskDraft {
  return drafts.get(cue) ?? cue.ask ?? noQuestion
}

export function keepAskDraft(cue: Cue, draft: AskDraft): void {
  drafts.set(cue, draft)
}

/** The cue has taken its draft, which `next` keeps as it was typed. Undo finds the question that it had. */
export function takeAskDraft(cue: Cue, next: Cue, draft: AskDraft): void {
  drafts.delete(cue)
  drafts.set(next, draft)
}

/** After an edit of another part. */
export function passAskDraft(cue: Cue, next: Cue): void {
  const draft = drafts.get(cue)
  if (draft) drafts.set(next, draft)
}
