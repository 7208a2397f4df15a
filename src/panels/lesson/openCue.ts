/** Opens a part of a lesson: its Experiment in the present theme, at the moment that it names. */
import { canGlide } from '../../experiment/edits/between'
import { setView } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import { surfaceName } from '../../experiment/names/paneTitles'
import { firstMotion } from '../../lab/firstMotion'
import { wantsStillness } from '../../lab/stillness'
import type { Lab, Reading } from '../../lab/store'
import { type Lesson, readLesson } from '../../talk/lessons/lesson'
import { lessons } from '../../talk/lessons/list'
import type { Cue, Talk } from '../../talk/talk'
import { fadeIn, glide } from './glide'

const talks = new Map<Lesson, Talk>()

/** The lesson with its talk; undefined if there is none of this name. */
export function lessonById(id: string): { readonly lesson: Lesson; readonly talk: Talk } | undefined {
  const lesson = lessons.find((each) => each.id === id)
  if (!lesson) return undefined
  const talk = talks.get(lesson) ?? readLesson(lesson)
  talks.set(lesson, talk)
  return { lesson, talk }
}

/** The lesson that is best read after this one. */
export function lessonAfter(lesson: Lesson): Lesson | undefined {
  return lessons[lessons.indexOf(lesson) + 1]
}

let visits = 0

/** A new visit to a part. */
function visitTo(id: string, cue: number, { ask }: Cue): Reading {
  visits += 1
  const place = ask?.kind === 'place' && { place: { runner: ask.runner } }
  return { id, cue, visit: visits, isAnswered: ask === undefined, ...place }
}

function isSeen(): boolean {
  return typeof requestAnimationFrame === 'function'
}

/** Opens the part `cue`, counted from 0. A question is asked before anything moves. */
export function openCue(lab: Lab, id: string, cue: number): void {
  const { store, timeline } = lab
  const { load, experiment, reading } = store.getState()
  const its = lessonById(id)?.talk.cues[cue]
  if (!its) return
  const { play, ask } = its
  const { theme } = experiment.view
  const plays = play !== undefined && ask === undefined && !wantsStillness()
  const next = setView(its.experiment, { theme })
  // Without a page nothing is seen to move.
  const isMoved = reading !== undefined && its.glide > 0 && isSeen() && !wantsStillness()
  const glides = isMoved && reading.id === id && canGlide(experiment, next)
  const moment = {
    at: play?.from ?? 0,
    play: plays && !glides,
    loop: false,
    ...(play && { speed: play.speed }),
  }
  load(next, [], moment, visitTo(id, cue, its))
  if (glides) glide(lab, experiment, its.glide, () => timeline.set({ playing: plays }))
  else if (isMoved) fadeIn(its.glide)
}

/** Whether a text about one experiment can be read with another: they have the same surface and the same runners. */
function isOf(experiment: Experiment, its: Experiment): boolean {
  const of = ({ surface, runners }: Experiment) =>
    [surfaceName(surface), ...runners.map(({ optimizer }) => optimizer)].join()
  return of(experiment) === of(its)
}

/**
 * Opens what the address names, once the page has begun. `keeps`: the experiment on the table is the reader's own, and
 * stays if the part is about such a one.
 */
export async function openAddressed(lab: Lab, id: string, part: number, keeps: boolean): Promise<void> {
  const { store, timeline } = lab
  const before = store.getState().experiment
  await firstMotion
  const found = lessonById(id)
  if (!found) {
    store.getState().notify(`There is no lesson “${id}”. Press G for all of them.`)
    return
  }
  const last = found.talk.cues.length - 1
  const cue = Math.min(Math.max(Number.isInteger(part) ? part - 1 : 0, 0), last)
  const its = found.talk.cues[cue]
  if (its && keeps && isOf(store.getState().experiment, its.experiment)) {
    store.getState().set({ reading: visitTo(id, cue, its) })
    if (its.play) timeline.set({ speed: its.play.speed, playing: !its.ask && !wantsStillness() })
  } else if (store.getState().experiment === before) openCue(lab, id, cue)
}
