/** A lesson: a talk that ships with the program, as JSON. */
import { parseTalk } from '../document/readTalk'
import type { Talk } from '../talk'

export interface Lesson {
  readonly id: string
  /** What one finds out, in one sentence. */
  readonly line: string
  /** As JSON: what is left out is usual. */
  readonly talk: { readonly title: string; readonly [part: string]: unknown }
}

/** @throws Error at a mistake in the lesson */
export function readLesson({ id, talk: json }: Lesson): Talk {
  const { talk, problems } = parseTalk(json)
  if (talk && problems.length === 0) return talk
  throw new Error(`the lesson ${id}: ${problems.join('; ')}`)
}
