/** A talk before a room: title, line and controls of the cue around the picture, and what covers it. Loaded with the first. */
import { type ReactNode, useEffect, useMemo } from 'react'
import './present.css'
import { useLab, useLabState } from '../../../lab/lab'
import { offline } from '../../../lab/offline'
import { foresee, tell } from '../../../lab/talk/present'
import type { Presentation } from '../../../lab/talk/presentation'
import { talkOf } from '../../../lab/talk/talks'
import { awaitStart } from './clickerStart'
import { StageBar } from './StageBar'
import { StageLines } from './StageLines'
import { StageNotes } from './StageNotes'
import { StageStrip } from './StageStrip'
import { StageText } from './StageText'
import { useFullScreen } from './useFullScreen'
import { useSpeaker } from './useSpeaker'
import { useLargeType } from './useLargeType'
import { type StageActions, useStageKeys } from './useStageKeys'
import { useWakeLock } from './useWakeLock'

/** What may stand around the picture: who makes the page hands it in. */
export type StageParts = Readonly<Record<'board' | 'chart' | 'card', ReactNode>>

interface StageProps {
  readonly presenting: Presentation
  readonly parts: StageParts
}

export function Stage({ presenting, parts }: StageProps) {
  const lab = useLab()
  const reading = useLabState((state) => state.reading)
  const speaker = useSpeaker()
  useEffect(() => {
    if (lab.store.getState().presenting?.wantsSpeaker) speaker()
  }, [lab, speaker])
  const fullScreen = useFullScreen()
  const actions = useMemo((): StageActions => ({ fullScreen, speaker }), [fullScreen, speaker])
  const typed = useStageKeys(actions)
  const { since } = presenting
  useEffect(() => () => awaitStart(lab, since), [lab, since])
  useWakeLock()
  useLargeType()
  useQuietNotices()
  useEffect(() => {
    const state = offline.getState()
    if (state.kind === 'refused') tell(lab, `Without a network the page may not come back. ${state.why}`)
  }, [lab])
  useForesight()
  const talk = reading && talkOf(lab, reading.id)?.talk
  const cue = reading && talk?.cues[reading.cue]
  if (!cue) return null
  const { show } = cue
  const coming = talk?.cues[presenting.coming ?? reading.cue] ?? cue
  const hasStrip = show.card || show.chart
  const { blank, strip, hasSpeaker, notes, lines } = presenting
  return (
    <section className="stage" aria-label="Cue">
      {show.title && (
        <h2 className="stage-title" dir="auto">
          {coming.title || talk?.title}
        </h2>
      )}
      <StageText key={reading.visit} cue={cue} reading={reading} />
      {show.board && (
        <section className="lab-board" aria-label="Leaderboard">
          {parts.board}
        </section>
      )}
      {hasStrip && (
        <section
          className="lab-strip"
          aria-label="Card and chart"
          data-both={show.card && show.chart ? '' : undefined}
        >
          {show.card && parts.card}
          {show.chart && parts.chart}
        </section>
      )}
      {strip && <StageStrip cue={cue} />}
      {notes && !hasSpeaker && <StageNotes cue={cue} next={talk?.cues[reading.cue + 1]} />}
      {!hasSpeaker && <StageLines lines={lines} />}
      <StageBar {...{ actions, reading }} count={talk?.cues.length ?? 0} />
      {typed !== '' && (
        <p className="stage-typed" role="status">
          Cue {typed}: Enter
        </p>
      )}
      {blank && <div className="stage-blank" data-colour={blank} />}
    </section>
  )
}

/** What the page has to say goes to the speaker alone. */
function useQuietNotices(): void {
  const lab = useLab()
  const notices = useLabState((state) => state.notices)
  useEffect(() => {
    const { offers } = lab.store.getState()
    for (const notice of notices) {
      // It stays for after the talk: it offers something.
      if (offers.has(notice)) continue
      tell(lab, notice)
      lab.store.getState().dismiss(lab.store.getState().notices.indexOf(notice))
    }
  }, [lab, notices])
}

/** Milliseconds after which nothing else is to do. */
const idle = 1500

function useForesight(): void {
  const lab = useLab()
  useEffect(() => {
    let timer = setTimeout(() => foresee(lab), idle)
    const stop = lab.store.subscribe((state, before) => {
      if (state.reading?.visit === before.reading?.visit) return
      clearTimeout(timer)
      timer = setTimeout(() => foresee(lab), idle)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [lab])
}
