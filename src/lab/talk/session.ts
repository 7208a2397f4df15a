/** Keeps in this tab what is read and given, so that a reload comes back to the same cue and the same step. */
import type { Experiment } from '../../experiment/experiment'
import { jsonOfText } from '../../experiment/file/jsonText'
import { isObject } from '../../experiment/schema/reading'
import { parseExperiment, serialize, whyNothing } from '../../experiment/schema/schema'
import { readTalkText, serializeTalk } from '../../talk/document/readTalk'
import { maxTalkLength } from '../../talk/limits'
import type { Lab } from '../store'
import { keepInTab, keptInTab, talkKey } from './tab'
import { type LeftAt, openCue } from './openCue'
import { openedTalk, ownTalk } from './openTalk'
import { beginTalk } from './present'
import type { Presentation } from './presentation'
import { talkOf } from './talks'

const placeKey = 'thalweg.place'
const writtenKey = 'thalweg.talk.written'
/** Of what a hand has kept, cue by cue: with large data there may be no room for it, and the place is still there. */
const keptKey = 'thalweg.kept'

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
    const { talk } = store.getState()
    keepInTab(talkKey, talk && JSON.stringify(serializeTalk(talk.now)))
    keepInTab(writtenKey, talk?.isWritten ? 'yes' : undefined)
  }
  const noteKept = () => {
    const kept = [...(store.getState().presenting?.kept ?? [])]
    const cues = kept.map(([cue, experiment]) => [cue, serialize(experiment)])
    keepInTab(keptKey, kept.length > 0 ? JSON.stringify(cues) : undefined)
  }
  store.subscribe((state, before) => {
    const isSame = state.talk?.now === before.talk?.now && state.talk?.isWritten === before.talk?.isWritten
    if (!isSame) noteTalk()
    if (state.presenting?.kept !== before.presenting?.kept) noteKept()
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
  // What the tab has kept of an earlier page stays until there is another talk.
  if (store.getState().talk) noteTalk()
  note()
}

/** What a talk that is given has beside its place. */
function givenOf({ since, cueSince, blank, strip, notes }: Presentation): object {
  return { since, cueSince, blank, strip, notes }
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
    ...(presenting && { given: givenOf(presenting) }),
  })
}

/** Whether this page is one that was loaded anew, and not one that a link has led to, or a step back. */
export function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
}

/** Puts the talk back onto the table that this tab has kept. Returns whether there was one. */
export function restoreTalk({ store }: Lab): boolean {
  const { talk } = readTalkText(keptInTab(talkKey) ?? '')
  const isWritten = keptInTab(writtenKey) !== null
  if (talk) store.getState().set({ talk: { ...openedTalk(talk), isWritten } })
  return talk !== undefined
}

/**
 * Comes back to the cue and the step at which the page was left: of a talk that was given, or of one's own. Returns
 * whether there was such a place.
 */
export function restorePlace(lab: Lab): boolean {
  if (!isReload()) return false
  const place = readPlace(keptInTab(placeKey))
  if (!place || (!place.given && place.id !== ownTalk)) return false
  if (!talkOf(lab, place.id)?.talk.cues[place.cue]) return false
  // Before another place is noted.
  const keptBefore = readKept(keptInTab(keptKey))
  openCue(lab, place.id, place.cue, place.left)
  if (place.given) beginTalk(lab, { ...place.given, kept: keptBefore })
  return true
}

interface Place {
  readonly id: string
  readonly cue: number
  readonly left: LeftAt
  /** If the talk was given. */
  readonly given: Partial<Presentation> | undefined
}

function readPlace(text: string | null): Place | undefined {
  const read = jsonOfText(text ?? '', maxTalkLength)
  const json = 'json' in read ? read.json : undefined
  if (!isObject(json)) return undefined
  const { id, cue, turns, playing, isAnswered, experiment, given } = json
  if (typeof id !== 'string' || typeof cue !== 'number' || typeof turns !== 'number') return undefined
  return {
    id,
    cue,
    left: {
      turns,
      playing: playing === true,
      isAnswered: isAnswered === true,
      experiment: experimentIn(experiment),
    },
    given: isObject(given) ? readGiven(given) : undefined,
  }
}

function readGiven(given: Readonly<Record<string, unknown>>): Partial<Presentation> {
  const { since, cueSince, blank, strip, notes } = given
  return {
    ...(typeof since === 'number' && { since }),
    ...(typeof cueSince === 'number' && { cueSince }),
    ...((blank === 'black' || blank === 'white') && { blank }),
    strip: strip === true,
    notes: notes === true,
  }
}

function readKept(text: string | null): ReadonlyMap<number, Experiment> {
  const read = jsonOfText(text ?? '', maxTalkLength)
  const cues: unknown[] = 'json' in read && Array.isArray(read.json) ? read.json : []
  return new Map(
    cues.flatMap((each): [number, Experiment][] => {
      const [cue, json]: unknown[] = Array.isArray(each) ? each : []
      const experiment = experimentIn(json)
      return typeof cue === 'number' && experiment ? [[cue, experiment]] : []
    }),
  )
}

function experimentIn(json: unknown): Experiment | undefined {
  const parsed = parseExperiment(json)
  return whyNothing(parsed) === undefined ? parsed.experiment : undefined
}
