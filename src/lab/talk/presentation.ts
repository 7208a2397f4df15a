/** A talk while it is given: what the room does not see of it. Which cue it is, the reading says. */
import type { Experiment } from '../../experiment/experiment'

/** What the speaker is told, and not the room. */
export interface StageLine {
  readonly text: string
  /** In milliseconds since 1970. */
  readonly at: number
  /** Whether it is about a press, and is over with the cue. */
  readonly isOfCue: boolean
}

export interface Presentation {
  /** What covers the picture, while the room shall look at the speaker. */
  readonly blank: 'black' | 'white' | undefined
  /** Whether the strip is shown by which a hand changes the race. */
  readonly strip: boolean
  /** What a hand has changed and was asked to keep, by cue. */
  readonly kept: ReadonlyMap<number, Experiment>
  /** When the talk began, and when its cue did, in milliseconds since 1970. */
  readonly since: number
  readonly cueSince: number
  /** The last line is the newest. */
  readonly lines: readonly StageLine[]
  /** The index of a cue that is about to be opened: its title is shown at once. */
  readonly coming: number | undefined
  /** Whether it was begun with a window for the speaker. */
  readonly wantsSpeaker: boolean
  /** Whether a window shows the speaker what the room does not see. */
  readonly hasSpeaker: boolean
  /** Whether the notes are shown in a corner of the page, since no window could be opened for them. */
  readonly notes: boolean
}

export function begunAt(since: number): Presentation {
  return {
    blank: undefined,
    strip: false,
    kept: new Map(),
    since,
    cueSince: since,
    lines: [],
    coming: undefined,
    wantsSpeaker: false,
    hasSpeaker: false,
    notes: false,
  }
}
