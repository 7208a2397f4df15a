/** A talk in a frame of another page. Keys, full screen and the speaker's notes are matters of the page around it. */
import type { ReactNode } from 'react'
import './present.css'
import { useLab, useLabState } from '../../../lab/lab'
import { goBack, goOn } from '../../../lab/talk/present'
import { talkOf } from '../../../lab/talk/talks'
import { IconButton } from '../../controls/icons'
import { StageText } from './StageText'
import { useLargeType } from './useLargeType'

/** `children`: what else is in its bar. */
export function FramedStage({ children }: { readonly children: ReactNode }) {
  const lab = useLab()
  const reading = useLabState((state) => state.reading)
  useLargeType()
  const talk = reading && talkOf(lab, reading.id)?.talk
  const cue = reading && talk?.cues[reading.cue]
  if (!cue) return null
  const isEnd = reading.isAnswered && reading.cue + 1 === talk?.cues.length
  return (
    <section className="stage" aria-label="Cue">
      {cue.show.title && (
        <h2 className="stage-title" dir="auto">
          {cue.title || talk?.title}
        </h2>
      )}
      <StageText key={reading.visit} cue={cue} reading={reading} />
      <div className="stage-bar stage-bar-framed" role="toolbar" aria-label="Talk" data-awake="">
        <IconButton icon="back" label="The cue before" off={reading.cue === 0} onClick={() => goBack(lab)} />
        <span className="stage-count">
          {reading.cue + 1} / {talk?.cues.length}
        </span>
        <IconButton icon="forward" label="Next cue" off={isEnd} onClick={() => goOn(lab)} />
        {children}
      </div>
    </section>
  )
}
