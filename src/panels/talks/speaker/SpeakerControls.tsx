/** The same controls as the room's window has, as buttons of a finger's size. */
import { useEffect, useState } from 'react'
import { useLab, useTimelineState } from '../../../lab/lab'
import type { Asked, Command } from '../../../lab/talk/channel'
import type { Presentation } from '../../../lab/talk/presentation'
import { Icon } from '../../controls/icons'

interface SpeakerControlsProps {
  readonly presenting: Presentation
  ask(asked: Asked): void
}

export function SpeakerControls({ presenting, ask }: SpeakerControlsProps) {
  const { light } = useLab()
  const { playing } = useTimelineState()
  const [isLight, setLight] = useState(light.isOn)
  useEffect(() => light.onChange(() => setLight(light.isOn)), [light])
  const button = (command: Command, label: string, isOn?: boolean) => (
    <button
      type="button"
      className="button button-plain"
      aria-pressed={isOn}
      onClick={() => ask({ kind: 'do', command })}
    >
      {label}
    </button>
  )
  return (
    <section className="speaker-controls" aria-label="Controls of the talk">
      <button
        type="button"
        className="button button-plain"
        aria-label="The cue before"
        onClick={() => ask({ kind: 'do', command: 'back' })}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="button button-plain speaker-go"
        aria-label="Next"
        onClick={() => ask({ kind: 'do', command: 'next' })}
      >
        Next <Icon name="forward" />
      </button>
      {button('play', playing ? 'Pause' : 'Play')}
      {button('restart', 'Again')}
      {button('black', 'Black', presenting.blank === 'black')}
      {button('white', 'White', presenting.blank === 'white')}
      {button('strip', 'Controls', presenting.strip)}
      <button
        type="button"
        className="button button-plain"
        aria-pressed={isLight}
        title="Point at the small picture: the room sees a dot at the same place"
        onClick={() => light.turn(!isLight)}
      >
        Light
      </button>
      {button('end', 'End')}
    </section>
  )
}
