/** Opens a cue of a talk: its Experiment in the present theme, at the moment that it names. */
import { canGlide } from '../../experiment/edits/between'
import { setView } from '../../experiment/edits/edits'
import type { Experiment } from '../../experiment/experiment'
import { surfaceName } from '../../experiment/names/paneTitles'
import type { Cue, Talk } from '../../talk/talk'
import { type CameraWay, cameraWay } from './cameraWay'
import { firstMotion } from '../firstMotion'
import { wantsStillness } from '../stillness'
import type { Lab, Reading } from '../store'
import { crossFade, glide } from './glide'
import { talkOf } from './talks'
import { countAgain } from './answer'
import { answered } from './verdict'

let visits = 0

/** A new visit to a cue. */
function visitTo(id: string, cue: number, { ask }: Cue): Reading {
  visits += 1
  const place = ask?.kind === 'place' && { place: { runner: ask.runner } }
  return { id, cue, visit: visits, isAnswered: ask === undefined, ...place }
}

function isSeen(): boolean {
  return typeof requestAnimationFrame === 'function'
}

/** A cue as it was left, in place of how it begins. */
export interface LeftAt {
  readonly experiment?: Experiment | undefined
  readonly turns?: number
  readonly playing?: boolean
  readonly isAnswered?: boolean
}

/** Opens the cue of that index. A question is asked before anything moves. */
export function openCue(lab: Lab, id: string, cue: number, left: LeftAt = {}): void {
  const { store, timeline } = lab
  const { load, experiment, reading } = store.getState()
  const its = talkOf(lab, id)?.talk.cues[cue]
  if (!its) return
  const { play, ask } = its
  const { theme } = experiment.view
  const plays = left.playing ?? (play !== undefined && ask === undefined && !wantsStillness())
  const next = setView(left.experiment ?? its.experiment, { theme })
  // Without a page nothing is seen to move.
  const isMoved = reading !== undefined && its.glide > 0 && isSeen() && !wantsStillness()
  const glides = isMoved && reading.id === id && canGlide(experiment, next)
  const from = { experiment, turns: timeline.position }
  const at = left.turns ?? play?.from ?? 0
  const moment = { at, play: plays && !glides, loop: false, ...(play && { speed: play.speed }) }
  if (isMoved && !glides) crossFade(its.glide)
  const visit = visitTo(id, cue, its)
  load(next, [], moment, visit)
  if (left.isAnswered && ask) {
    const race = lab.ownRace()
    store.getState().set({
      reading: { ...visit, isAnswered: true, ...answered(ask, visit, next, race, undefined) },
    })
    void countAgain(lab, ask, next, race)
  }
  if (its.camera.length > 0 && !wantsStillness()) store.getState().set({ way: wayOf(its, isMoved) })
  if (glides)
    glide(lab, from, { experiment: next, turns: at }, its.glide, () => timeline.set({ playing: plays }))
}

/** Reads a cue without opening it: what is on the table is its own already. */
export function readInPlace({ store }: Lab, id: string, index: number, cue: Cue): void {
  store.getState().set({ reading: { ...visitTo(id, index, cue), isAnswered: true } })
}

/** It begins once the cue is there. */
function wayOf({ camera, glide: comes }: Cue, isMoved: boolean): CameraWay {
  return cameraWay(camera, Date.now() + (isMoved ? 1000 * comes : 0))
}

/** The cue that an address names by its index; of one that is not there the nearest, and a line that says so. */
export function cueNamed({ cues }: Talk, index: number): { readonly cue: number; readonly note?: string } {
  const cue = Math.min(Math.max(Math.trunc(index) || 0, 0), cues.length - 1)
  if (cue === index) return { cue }
  const named = Number.isInteger(index) ? ` ${index + 1}` : ' of that number'
  return { cue, note: `There is no part${named}, of ${cues.length} in all: this is part ${cue + 1}.` }
}

/** Whether a text about one experiment can be read with another: they have the same surface and the same runners. */
function isOf(experiment: Experiment, its: Experiment): boolean {
  const of = ({ surface, runners }: Experiment) =>
    [surfaceName(surface), ...runners.map(({ optimizer }) => optimizer)].join()
  return of(experiment) === of(its)
}

/**
 * Opens what the address names, once the page has begun. `keeps`: the experiment on the table is the reader's own, and
 * stays if the part is about such a one. `before`: the experiment that the page began with; what a hand has opened
 * meanwhile stays.
 */
export async function openAddressed(
  lab: Lab,
  id: string,
  part: number,
  keeps: boolean,
  before = lab.store.getState().experiment,
): Promise<void> {
  const { store, timeline } = lab
  await firstMotion
  const found = talkOf(lab, id)
  if (!found) {
    // A frame of another page has no sheet of lessons.
    const advice = store.getState().embedded === undefined ? ' Press G for all of them.' : ''
    store.getState().notify(`There is no lesson “${id}”.${advice}`)
    return
  }
  const { cue, note } = cueNamed(found.talk, part - 1)
  const its = found.talk.cues[cue]
  if (its && keeps && isOf(store.getState().experiment, its.experiment)) {
    store.getState().set({ reading: visitTo(id, cue, its) })
    if (its.play) timeline.set({ speed: its.play.speed, playing: !its.ask && !wantsStillness() })
  } else if (store.getState().experiment === before) openCue(lab, id, cue)
  else return
  // After the cue, which has no notices.
  if (note !== undefined) store.getState().notify(note)
}
