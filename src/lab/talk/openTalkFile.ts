/** Opens talks: from a file, from a link, or as a new one. It is loaded with the first. */
import { type ParsedTalk, readTalkBytes, readTalkText, untitled } from '../../talk/document/readTalk'
import { decodeTalk } from '../../talk/link'
import { usualGlide, usualShow } from '../../talk/limits'
import type { Cue } from '../../talk/talk'
import { linesOf } from '../fileLines'
import type { Lab } from '../store'
import { cueNamed, openCue, readInPlace } from './openCue'
import { type OpenTalk, openedTalk, ownTalk } from './openTalk'

/** Each mistake becomes a notice. If nothing of it is a talk, all stays as it is. */
export function openTalkBytes(lab: Lab, bytes: Uint8Array, source: string): boolean {
  return opened(lab, readTalkBytes(bytes), 0, source)
}

/** `cue`: the index of the one to begin with. */
export function openTalkText(lab: Lab, text: string, source: string, cue = 0): boolean {
  return opened(lab, readTalkText(text), cue, source)
}

export function openTalkLink(lab: Lab, hash: string, cue = 0): boolean {
  return opened(lab, decodeTalk(hash), cue, 'The link')
}

function opened(lab: Lab, { talk, problems }: ParsedTalk, cue: number, source: string): boolean {
  const { talk: former, set, notify } = lab.store.getState()
  const lines = linesOf(problems, source, talk === undefined)
  const isThere = talk !== undefined && talk.cues.length > 0
  if (isThere) {
    // What was kept in the talk before is of its cues.
    set({ presenting: undefined })
    set({ talk: { ...openedTalk(talk), isWritten: former?.isWritten ?? false } })
    const named = cueNamed(talk, cue)
    openCue(lab, ownTalk, named.cue)
    if (named.note !== undefined) lines.push(named.note)
  }
  // After the cue, which has no notices.
  if (isThere) offerBack(lab, former)
  for (const line of lines) notify(line)
  if (talk && !isThere) notify(`${source}: the talk has no cue that can be shown; all stays as it is`)
  return isThere
}

/** A talk of what is on the table: one cue, to begin with, which is open. */
export function beginNewTalk(lab: Lab): void {
  const { store, timeline } = lab
  const { experiment, talk: former, set } = store.getState()
  const cue = cueOf(experiment, timeline.state.speed)
  set({
    talk: { ...openedTalk({ version: 1, title: untitled, cues: [cue] }), isWritten: true },
    panelsHidden: false,
  })
  readInPlace(lab, ownTalk, 0, cue)
  offerBack(lab, former)
}

/** What was read is no longer. The experiment stays. */
export function closeTalk(lab: Lab): void {
  const { talk: former, reading, set } = lab.store.getState()
  set({ talk: undefined, ...(reading?.id === ownTalk && { reading: undefined }) })
  offerBack(lab, former)
}

/** A talk in which something was written is not lost when another one comes in its place. */
function offerBack({ store }: Lab, former: OpenTalk | undefined): void {
  if (!former || former.past.length === 0) return
  const { notify, set } = store.getState()
  notify(`“${former.now.title}” is closed.`, {
    label: 'Open it again',
    take: () => set({ talk: { ...former, isWritten: true }, reading: undefined }),
  })
}

/** A cue of what is on the table: it plays from its start. */
export function cueOf(experiment: Cue['experiment'], speed: number): Cue {
  return {
    title: '',
    experiment,
    text: '',
    controls: [],
    play: { from: 0, speed },
    show: usualShow,
    camera: [],
    glide: usualGlide,
  }
}
