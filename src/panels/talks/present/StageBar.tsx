/** What a hand finds that moves the mouse: a bar that comes with the pointer and goes with it. */
import { useEffect, useRef } from 'react'
import { useLab } from '../../../lab/lab'
import type { Reading } from '../../../lab/store'
import { endTalk, goBack, goOn, toggleStrip } from '../../../lab/talk/present'
import { IconButton } from '../../controls/icons'
import type { StageActions } from './useStageKeys'

/** Milliseconds after the last move. */
const stays = 1800

interface StageBarProps {
  readonly actions: StageActions
  readonly reading: Reading
  /** How many cues there are. */
  readonly count: number
}

export function StageBar({ actions, reading, count }: StageBarProps) {
  const lab = useLab()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let going: ReturnType<typeof setTimeout> | undefined
    const come = () => {
      bar.current?.setAttribute('data-awake', '')
      document.documentElement.toggleAttribute('data-pointing', true)
      clearTimeout(going)
      going = setTimeout(() => {
        bar.current?.removeAttribute('data-awake')
        document.documentElement.toggleAttribute('data-pointing', false)
      }, stays)
    }
    const listening = new AbortController()
    // A finger that taps does not move.
    for (const kind of ['pointermove', 'pointerdown'] as const)
      window.addEventListener(kind, come, { capture: true, signal: listening.signal })
    return () => {
      listening.abort()
      clearTimeout(going)
      document.documentElement.toggleAttribute('data-pointing', false)
    }
  }, [])
  return (
    <div className="stage-bar" ref={bar} role="toolbar" aria-label="Talk">
      <IconButton icon="back" label="The cue before (PageUp)" onClick={() => goBack(lab)} />
      <span className="stage-count">
        {reading.cue + 1} / {count}
      </span>
      <IconButton icon="forward" label="Next cue (PageDown)" onClick={() => goOn(lab)} />
      <IconButton icon="panels" label="Controls of the cue (C)" onClick={() => toggleStrip(lab)} />
      <IconButton icon="screen" label="Full screen (F)" onClick={actions.fullScreen} />
      <IconButton icon="present" label="Window for the speaker (S)" onClick={actions.speaker} />
      <IconButton icon="close" label="End the talk (Esc)" onClick={() => endTalk(lab)} />
    </div>
  )
}
