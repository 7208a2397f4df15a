/** A talk of the visitor's own that is on the table, with an undo of its own. */
import type { Talk } from '../../talk/talk'
import { type Undoable, begun } from '../undoable'

/** What a reading of it has as its id: no lesson is called so. */
export const ownTalk = 'talk'

export interface OpenTalk extends Undoable<Talk> {
  /** Whether the column in which it is written is shown, not the one in which it is read. */
  readonly isWritten: boolean
}

export function openedTalk(talk: Talk): OpenTalk {
  return { ...begun(talk), isWritten: false }
}
