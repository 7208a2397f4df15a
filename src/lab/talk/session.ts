/** Keeps in this tab what is read and given, so that a reload comes back to the same cue and the same step. */
import { isObject } from '../../experiment/schema/reading'
import { parseExperiment, serialize, whyNothing } from '../../experiment/schema/schema'
import { readTalkText, writeTalk } from '../../talk/document/readTalk'
import type { Lab } from '../store'
import { type LeftAt, openCue } from './openCue'
import { openedTalk, ownTalk } from './openTalk'
import { beginTalk } from './present'
import { talkOf } from './talks'

const [talkKey, placeKey] = ['thalweg.talk', 'thalweg.place'] as const

/** Milliseconds between two notes of where it is, beside those that are made when the page goes. */
const interval = 500

/** Keeps the talk on the table, and the place in it, from now on. */
export function keepPlace(lab: Lab): void {
  const { store, timeline } = lab
  let waiting: ReturnType<typeof setTimeout> | undefined
  const note = () => {
    waiting = undefined
    keepInTab(placeKey, placeOf(lab))
  }
  const later = () => {
    waiting ??= setTimeout(note, interval)
  }
  const noteTalk = () => {
    const talk = store.getState().talk?.now
    keepInTab(talkKey, talk && writeTalk(talk))
  }
  store.subscribe((state, before) => {
    if (state.talk?.now !== before.talk?.now) noteTalk()
    if (state.reading !== before.reading || state.presenting !== before.presenting) note()
    else if (state.reading && state.experiment !== before.experiment) later()
  })
  timeline.onMove(() => {
    if (store.getState().reading) later()
  })
  window.addEventListener('pagehide', () => {
    clearTimeout(waiting)
    note()
  })
  noteTalk()
  note()
}

/** The place as JSON; undefined if nothing is read. */
function placeOf({ store, timeline }: Lab): string | undefined {
  const { reading, presenting, experiment } = store.getState()
  if (!reading) return undefined
  const { id, cue, isAnswered } = reading
  return JSON.stringify({
    id,
    cue,
    isAnswered,
    turns: timeline.position,
    playing: timeline.state.playing,
    experiment: serialize(experiment),
    ...(presenting && { since: presenting.since }),
  })
}

/** Whether this page is one that was loaded anew, and not one that a link has led to. */
function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate'
}

/** Puts the talk back onto the table that this tab has kept. Returns whether there was one. */
export function restoreTalk({ store }: Lab): boolean {
  const { talk } = readTalkText(keptInTab(talkKey) ?? '')
  if (talk) store.getState().set({ talk: openedTalk(talk) })
  return talk !== undefined
}

/**
 * Comes back to the cue and the step at which the page was left: of a talk that was given, or of one's own. Returns
 * whether there was such a place.
 */
export function restorePlace(lab: Lab): boolean {
  if (!isReload()) return false
  const place = readPlace(keptInTab(placeKey))
  if (!place || (place.since === undefined && place.id !== ownTalk)) return false
  if (!talkOf(lab, place.id)?.talk.cues[place.cue]) return false
  openCue(lab, place.id, place.cue, place.left)
  if (place.since !== undefined) beginTalk(lab, { since: place.since })
  return true
}

interface Place {
  readonly id: string
  readonly cue: number
  readonly left: LeftAt
  /** If the talk was given. */
  readonly since: number | undefined
}

function readPlace(text: string | null): Place | undefined {
  if (text === null) return undefined
  const json: unknown = JSON.parse(text)
  if (!isObject(json)) return undefined
  const { id, cue, turns, playing, isAnswered, experiment, since } = json
  if (typeof id !== 'string' || typeof cue !== 'number' || typeof turns !== 'number') return undefined
  const parsed = parseExperiment(experiment)
  return {
    id,
    cue,
    left: {
      turns,
      playing: playing === true,
      isAnswered: isAnswered === true,
      experiment: whyNothing(parsed) === undefined ? parsed.experiment : undefined,
    },
    since: typeof since === 'number' ? since : undefined,
  }
}

function keptInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** `text` undefined: nothing is kept. */
function keepInTab(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // A browser may forbid it, and a talk may be too long. A reload then begins anew.
  }
}
