/** The slim transport: a step back, play, a step on, the scrub bar, and the link to the whole page. */
import type { ReactNode } from 'react'
import { useLab, useTimelineState } from '../../lab/lab'
import { IconButton } from '../controls/icons'
import { stepBy } from '../controls/playhead'
import { WholePage } from './WholePage'

/** `children`: the scrub bar. */
export function Bar({ children }: { readonly children: ReactNode }) {
  const lab = useLab()
  const { timeline } = lab
  const { playing } = useTimelineState()
  return (
    <div className="transport" role="group" aria-label="Playback">
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        onClick={() => timeline.set({ playing: !playing })}
      />
      <IconButton icon="back" label="One step back" onClick={() => stepBy(lab, -1)} />
      <IconButton icon="forward" label="One step forward" onClick={() => stepBy(lab, 1)} />
      {children}
      <WholePage />
    </div>
  )
}
