/** Where the talk is that is being read: among the lessons, or on the table. */
import { type Lesson, readLesson } from '../../talk/lessons/lesson'
import { lessons } from '../../talk/lessons/list'
import type { Talk } from '../../talk/talk'
import type { Lab } from '../store'
import { ownTalk } from './openTalk'

export interface FoundTalk {
  readonly talk: Talk
  /** If it is one of the lessons. */
  readonly lesson?: Lesson
}

const talks = new Map<Lesson, Talk>()

/** Undefined if there is none of this name. */
export function lessonById(id: string): Required<FoundTalk> | undefined {
  const lesson = lessons.find((each) => each.id === id)
  if (!lesson) return undefined
  const talk = talks.get(lesson) ?? readLesson(lesson)
  talks.set(lesson, talk)
  return { lesson, talk }
}

/** The talk that a reading of this id is of. Undefined if there is none. */
export function talkOf({ store }: Pick<Lab, 'store'>, id: string): FoundTalk | undefined {
  if (id !== ownTalk) return lessonById(id)
  const talk = store.getState().talk?.now
  return talk && { talk }
}

/** The lesson that is best read after this one. */
export function lessonAfter(lesson: Lesson): Lesson | undefined {
  return lessons[lessons.indexOf(lesson) + 1]
}
