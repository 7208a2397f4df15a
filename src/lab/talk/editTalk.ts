/** Edits the talk on the table, and keeps the open cue the open one. */
import type { Cue, Talk } from '../../talk/talk'
import type { TalkEdited } from '../../talk/edits'
import type { Lab } from '../store'
import { type Undoable, changed, redone, undone } from '../undoable'
import { openCue, readInPlace } from './openCue'
import { ownTalk } from './openTalk'

/** Edits of one gesture are one undo step. An edit that cannot be made is a notice. Returns the index of the open cue. */
export function editTalk(lab: Lab, change: (talk: Talk) => TalkEdited, gesture?: string): number | undefined {
  const { talk, reading, set, notify } = lab.store.getState()
  if (!talk) return undefined
  const edited = change(talk.now)
  if ('problem' in edited) {
    notify(edited.problem)
    return undefined
  }
  const isOpen = reading?.id === ownTalk
  const after = isOpen ? placeOf(talk.now.cues[reading.cue], edited.talk) : -1
  set({
    talk: { ...talk, ...changed(talk, edited.talk, gesture) },
    // The open cue may stand elsewhere now.
    ...(isOpen && after >= 0 && after !== reading.cue && { reading: { ...reading, cue: after } }),
  })
  if (edited.note !== undefined) notify(edited.note)
  return edited.cue
}

/** Adds what is on the table as a cue, and opens it. */
export function openAdded(lab: Lab, change: (talk: Talk) => TalkEdited): void {
  const index = editTalk(lab, change)
  const cue = index === undefined ? undefined : lab.store.getState().talk?.now.cues[index]
  if (index !== undefined && cue) readInPlace(lab, ownTalk, index, cue)
}

/** Opens a cue for its author, who knows the answer to its question. */
export function openToWrite(lab: Lab, cue: number): void {
  openCue(lab, ownTalk, cue, { isAnswered: true })
}

/** Removes a cue. If it was the open one, the one that comes into its place is opened. */
export function openAfterRemoval(lab: Lab, removed: number, change: (talk: Talk) => TalkEdited): void {
  const { reading } = lab.store.getState()
  const next = editTalk(lab, change)
  if (next !== undefined && reading?.id === ownTalk && reading.cue === removed) openToWrite(lab, next)
}

export function endTalkGesture({ store }: Lab): void {
  const { talk, set } = store.getState()
  if (talk?.gesture !== undefined) set({ talk: { ...talk, gesture: undefined } })
}

export function undoTalk(lab: Lab): void {
  step(lab, undone)
}

export function redoTalk(lab: Lab): void {
  step(lab, redone)
}

/** The open cue stays open where it still is; else the one in its place is. */
function step({ store }: Lab, by: (of: Undoable<Talk>) => Undoable<Talk> | undefined): void {
  const { talk, reading, set } = store.getState()
  const next = talk && by(talk)
  if (!talk || !next) return
  const isOpen = reading?.id === ownTalk
  const there = isOpen ? placeOf(talk.now.cues[reading.cue], next.now) : -1
  const cue = there >= 0 ? there : Math.min(reading?.cue ?? 0, next.now.cues.length - 1)
  set({
    talk: { ...talk, ...next },
    ...(isOpen && cue !== reading.cue && { reading: { ...reading, cue } }),
  })
}

/** Where the very same cue stands in a talk; -1 where it does not. */
function placeOf(cue: Cue | undefined, { cues }: Talk): number {
  return cues.findIndex((each) => each === cue)
}
