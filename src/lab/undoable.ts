/** A document with an undo of its own, beside that of the experiment. Pure functions of a plain value. */
import { maxPast } from './history'

export interface Undoable<Document> {
  readonly now: Document
  readonly past: readonly Document[]
  /** What was undone. The first is the next to redo. */
  readonly future: readonly Document[]
  /** Edits of one gesture are one undo step. */
  readonly gesture: string | undefined
}

export function begun<Document>(now: Document): Undoable<Document> {
  return { now, past: [], future: [], gesture: undefined }
}

export function changed<Document>(
  of: Undoable<Document>,
  now: Document,
  gesture?: string,
): Undoable<Document> {
  if (now === of.now) return of
  const isSame = gesture !== undefined && gesture === of.gesture
  return { now, past: isSame ? of.past : [...of.past, of.now].slice(-maxPast), future: [], gesture }
}

/** Undefined if there is nothing to undo. */
export function undone<Document>({ now, past, future }: Undoable<Document>): Undoable<Document> | undefined {
  const before = past.at(-1)
  return before && { now: before, past: past.slice(0, -1), future: [now, ...future], gesture: undefined }
}

/** Undefined if nothing was undone. */
export function redone<Document>({ now, past, future }: Undoable<Document>): Undoable<Document> | undefined {
  const [after, ...others] = future
  return after && { now: after, past: [...past, now], future: others, gesture: undefined }
}
