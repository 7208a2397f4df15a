/** How a field edits its cue. */
import type { Cue } from '../../../talk/talk'

/** Edits of one gesture are one undo step. */
export type EditCue = (change: (cue: Cue) => Cue, gesture?: string) => void

export interface CuePartProps {
  readonly cue: Cue
  readonly edit: EditCue
}

/** What a cue may be without. */
type Optional = 'note' | 'ask' | 'play' | 'seconds'

/** The cue with that part, or without it. */
export function withPart<Name extends Optional>(cue: Cue, name: Name, value: Cue[Name] | undefined): Cue {
  const { [name]: _, ...others } = cue
  return value === undefined ? (others as Cue) : { ...cue, [name]: value }
}
