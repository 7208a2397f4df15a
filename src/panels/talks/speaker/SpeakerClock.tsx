/** The clock of the talk, that of the cue, and whether both are on time. */
import { useMemo } from 'react'
import type { Presentation } from '../../../lab/talk/presentation'
import type { Talk } from '../../../talk/talk'
import { clockText } from '../../controls/clock'
import { useSeconds } from '../../controls/useSeconds'
import { paceOf, plannedSeconds } from './pace'

interface SpeakerClockProps {
  readonly talk: Talk
  readonly cue: number
  readonly presenting: Presentation
}

/** In seconds: within this a talk is on time. */
const slack = 15

export function SpeakerClock({ talk, cue, presenting: { since, cueSince } }: SpeakerClockProps) {
  const now = useSeconds()
  const seconds = useMemo(() => plannedSeconds(talk.cues), [talk])
  const [elapsed, within] = [(now - since) / 1000, (now - cueSince) / 1000]
  const pace = paceOf(seconds, cue, elapsed, within)
  const isLate = pace.behind > slack
  const isEarly = pace.behind < -slack
  const said = isLate ? 'behind' : isEarly ? 'ahead' : 'on time'
  return (
    <section className="speaker-clock" aria-label="Clock">
      <p className="speaker-elapsed">
        {clockText(elapsed)} <span>of {clockText(pace.whole)}</span>
      </p>
      <p>
        This cue {clockText(within)} of {clockText(pace.cue)}
      </p>
      <p data-pace={said}>{isLate || isEarly ? `${clockText(Math.abs(pace.behind))} ${said}` : 'On time'}</p>
    </section>
  )
}
