/** Note, next cue and clock in a corner of the page, where no window could be opened for them. */
import { useLab, useLabState } from '../../../lab/lab'
import { change } from '../../../lab/talk/present'
import type { Cue } from '../../../talk/talk'
import { IconButton } from '../../controls/icons'
import { clockText } from '../../controls/clock'
import { useSeconds } from '../../controls/useSeconds'

interface StageNotesProps {
  readonly cue: Cue
  readonly next: Cue | undefined
}

export function StageNotes({ cue, next }: StageNotesProps) {
  const lab = useLab()
  const since = useLabState((state) => state.presenting?.since ?? 0)
  const now = useSeconds()
  return (
    <aside className="stage-notes" aria-label="Notes">
      <IconButton icon="close" label="Close the notes" onClick={() => change(lab, { notes: false })} />
      <p className="stage-notes-clock">{clockText((now - since) / 1000)}</p>
      <p dir="auto">{cue.note ?? 'This cue has no note.'}</p>
      <p className="stage-notes-next" dir="auto">
        {next ? `Next: ${next.title}` : 'The last cue'}
      </p>
    </aside>
  )
}
