/** What the speaker sees and the room does not: the picture in small, the note, the next cue, the clock, and the controls. */
import type { ReactNode } from 'react'
import './speaker.css'
import { useLabState } from '../../../lab/lab'
import type { Following } from '../../../lab/talk/follow'
import { Boundary } from '../../controls/Boundary'
import { useTheme } from '../../controls/useTheme'
import { CueChoice } from './CueChoice'
import { SpeakerClock } from './SpeakerClock'
import { SpeakerControls } from './SpeakerControls'
import { NextCue } from './NextCue'
import { useSpeakerKeys } from './useSpeakerKeys'

interface SpeakerPageProps {
  readonly following: Following
  /** The picture. */
  readonly children: ReactNode
}

export function SpeakerPage({ following, children }: SpeakerPageProps) {
  const talk = useLabState((state) => state.talk?.now)
  const reading = useLabState((state) => state.reading)
  const presenting = useLabState((state) => state.presenting)
  useTheme()
  const typed = useSpeakerKeys(following)
  const cue = reading && talk?.cues[reading.cue]
  return (
    <div className="speaker">
      {/* What the room sees is changed in the room's window. */}
      <main className="speaker-picture" onPointerDownCapture={(event) => event.stopPropagation()}>
        <h1 className="unseen">Speaker</h1>
        <Boundary part="The picture">{children}</Boundary>
        {presenting?.blank && <p className="speaker-blank">The room sees {presenting.blank}.</p>}
      </main>
      {!cue && (
        <p className="speaker-wait">
          Waiting for the talk. If it is not being given, begin it, and press S in its window.
        </p>
      )}
      {cue && talk && reading && (
        <>
          <header className="speaker-head">
            <h2 dir="auto">{cue.title || talk.title}</h2>
            <CueChoice talk={talk} cue={reading.cue} ask={following.ask} />
            {typed !== '' && (
              <p className="speaker-typed" role="status">
                Cue {typed}: Enter
              </p>
            )}
          </header>
          <section className="speaker-note" aria-label="Note">
            {!presenting && <p className="speaker-over">The talk is over, or its page is being loaded.</p>}
            {cue.note === undefined ? (
              <p className="speaker-none">This cue has no note.</p>
            ) : (
              cue.note.split(/\n\s*\n/).map((paragraph, index) => (
                <p key={index} dir="auto">
                  {paragraph}
                </p>
              ))
            )}
          </section>
          <aside className="speaker-side">
            {presenting && <SpeakerClock talk={talk} cue={reading.cue} presenting={presenting} />}
            <NextCue cue={talk.cues[reading.cue + 1]} isAsking={!reading.isAnswered} />
            {presenting && presenting.lines.length > 0 && (
              <ul className="speaker-lines" aria-label="For you alone">
                {presenting.lines.slice(-3).map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </aside>
          {presenting && <SpeakerControls presenting={presenting} ask={following.ask} />}
        </>
      )}
    </div>
  )
}
