/** The column in which a talk is written: the talk, its cues, and the fields of the open one. Loaded with the first. */
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import './writing.css'
import './cueFields.css'
import { useLab, useLabState } from '../../../lab/lab'
import type { OpenTalk } from '../../../lab/talk/openTalk'
import { ownTalk } from '../../../lab/talk/openTalk'
import { redoTalk, undoTalk } from '../../../lab/talk/editTalk'
import { CueFields } from './CueFields'
import { CueList } from './CueList'
import { TalkHead } from './TalkHead'

interface TalkColumnProps {
  readonly open: OpenTalk
  /** The settings of the experiment, which a cue takes from the table. */
  readonly settings: ReactNode
  /** Opens the sheet from which it is given. */
  onPresent(): void
}

export function TalkColumn({ open, settings, onPresent }: TalkColumnProps) {
  const lab = useLab()
  const [shows, setShows] = useState<'talk' | 'settings'>('talk')
  const reading = useLabState((state) => state.reading)
  const at = reading?.id === ownTalk ? reading.cue : undefined
  const cue = at === undefined ? undefined : open.now.cues[at]
  /** The keys of the page's undo work on the talk while its column has the focus. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey) redoTalk(lab)
    else undoTalk(lab)
  }
  return (
    <div className="talk">
      <div className="talk-tabs" role="group" aria-label="What the column shows">
        {(['talk', 'settings'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={shows === each}
            title={each === 'talk' ? 'Write the talk' : 'Change the experiment on the table'}
            onClick={() => setShows(each)}
          >
            {each === 'talk' ? 'Talk' : 'Settings'}
          </button>
        ))}
      </div>
      {shows === 'settings' ? (
        settings
      ) : (
        <div className="talk-work" onKeyDown={onKeyDown}>
          <TalkHead talk={open.now} onPresent={onPresent} />
          <CueList talk={open.now} open={cue && at} />
          {cue && at !== undefined ? (
            <CueFields key={at} index={at} cue={cue} />
          ) : (
            <p className="talk-none">Press a cue to open it. Add takes what is on the table.</p>
          )}
        </div>
      )}
    </div>
  )
}
