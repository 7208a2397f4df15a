/** A lesson beside the picture, part by part: its text, its question, and the controls that it names. */
import { useEffect, useRef } from 'react'
import './lesson.css'
import { useLab, useLabState, useTimelineState } from '../../../lab/lab'
import type { Reading } from '../../../lab/store'
import { answer } from '../../../lab/talk/answer'
import { openCue } from '../../../lab/talk/openCue'
import { closeTalk } from '../../../lab/talk/openTalkFile'
import { type FoundTalk, lessonAfter, talkOf } from '../../../lab/talk/talks'
import type { Cue } from '../../../talk/talk'
import { FilledText } from '../../controls/FilledText'
import { IconButton } from '../../controls/icons'
import { PathRows } from '../../controls/PathRows'
import { TextButton } from '../../controls/TextButton'
import { LessonAsk } from './LessonAsk'

interface LessonColumnProps {
  readonly reading: Reading
  /** Opens the sheet of all lessons. */
  onAll(): void
  /** Opens the sheet from which it is given as a talk. */
  onPresent(): void
}

export function LessonColumn({ reading, onAll, onPresent }: LessonColumnProps) {
  const lab = useLab()
  // A talk of one's own changes while it is read.
  const own = useLabState((state) => state.talk)
  const { id, cue } = reading
  const found = talkOf(lab, id)
  const its = found?.talk.cues[cue]
  if (!found || !its) return null
  const { lesson, talk } = found
  const kind = lesson ? 'lesson' : 'talk'
  return (
    <article className="lesson" aria-label={talk.title}>
      <header className="lesson-head">
        <p>
          {own && !lesson ? (
            <button
              type="button"
              className="lesson-all"
              onClick={() => lab.store.getState().set({ talk: { ...own, isWritten: true } })}
              title="Write the talk: its cues, their texts, their order"
            >
              Write
            </button>
          ) : (
            <button type="button" className="lesson-all" onClick={onAll} title="All lessons and scenes (G)">
              ‹ All lessons
            </button>
          )}
        </p>
        <IconButton icon="present" label={`Give the ${kind} before a room`} onClick={onPresent} />
        <IconButton
          icon="close"
          label={`Close the ${kind}: the experiment stays`}
          onClick={() => (lesson ? lab.store.getState().set({ reading: undefined }) : closeTalk(lab))}
        />
        <h2 dir="auto">{talk.title}</h2>
      </header>
      <Part key={reading.visit} reading={reading} cue={its} />
      <Foot id={id} found={found} cue={cue} />
    </article>
  )
}

/** The last visit that was begun at its top. Hidden panels come back where they were. */
let begun = 0

function Part({ reading, cue }: { readonly reading: Reading; readonly cue: Cue }) {
  const lab = useLab()
  const { playing } = useTimelineState()
  const { visit, isAnswered } = reading
  const top = useRef<HTMLDivElement>(null)
  // A screen reader begins at the top too.
  useEffect(() => {
    if (visit === begun) return
    begun = visit
    top.current?.closest('.side')?.scrollTo({ top: 0 })
    // A narrow page scrolls as a whole.
    window.scrollTo({ top: 0 })
    top.current?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
  }, [visit])
  // Who plays the run sees the answer.
  useEffect(() => {
    if (playing) answer(lab)
  }, [lab, playing])
  return (
    <div className="lesson-part" ref={top}>
      <h3 tabIndex={-1} dir="auto">
        {cue.title}
      </h3>
      {cue.ask && <LessonAsk ask={cue.ask} reading={reading} onDone={(guess) => answer(lab, guess)} />}
      {isAnswered && <FilledText text={cue.text} />}
      {isAnswered && cue.controls.length > 0 && (
        <section className="lesson-controls" aria-label="Controls of the lesson">
          <PathRows paths={cue.controls} />
        </section>
      )}
      {isAnswered && reading.cue === 0 && (
        <p className="lesson-hint">
          Blue words do what they say. Dotted ones show what they name. Numbers in a box can be dragged.
        </p>
      )}
    </div>
  )
}

interface FootProps {
  readonly id: string
  readonly found: FoundTalk
  readonly cue: number
}

function Foot({ id, found: { lesson, talk }, cue }: FootProps) {
  const lab = useLab()
  const count = talk.cues.length
  const after = lesson && lessonAfter(lesson)
  const isLast = cue === count - 1
  const next = isLast ? after?.id : id
  const kind = lesson ? 'part' : 'cue'
  return (
    <footer className="lesson-foot">
      <TextButton
        off={cue === 0 ? `This is the first ${kind}` : undefined}
        onClick={() => openCue(lab, id, cue - 1)}
      >
        Back
      </TextButton>
      <span>
        {cue + 1} of {count}
      </span>
      <TextButton
        off={next === undefined ? `This is the last ${lesson ? 'lesson' : kind}` : undefined}
        title={isLast ? after?.line : talk.cues[cue + 1]?.title}
        onClick={() => {
          if (next !== undefined) openCue(lab, next, isLast ? 0 : cue + 1)
        }}
      >
        {isLast && lesson ? 'Next lesson' : 'Next'}
      </TextButton>
    </footer>
  )
}
