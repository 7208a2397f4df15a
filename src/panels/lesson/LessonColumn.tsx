/** A lesson beside the picture, part by part: its text, its question, and the controls that it names. */
import { useCallback, useEffect, useRef } from 'react'
import './lesson.css'
import './lessonText.css'
import { useLab, useTimelineState } from '../../lab/lab'
import { wantsStillness } from '../../lab/stillness'
import type { Reading } from '../../lab/store'
import type { Lesson } from '../../talk/lessons/lesson'
import type { Cue, Talk } from '../../talk/talk'
import { IconButton } from '../controls/icons'
import { TextButton } from '../controls/TextButton'
import { LessonAsk } from './LessonAsk'
import { LessonControls } from './LessonControls'
import { LessonText } from './LessonText'
import { answered } from './verdict'
import { lessonAfter, lessonById, openCue } from './openCue'

interface LessonColumnProps {
  readonly reading: Reading
  /** Opens the sheet of all lessons. */
  onAll(): void
}

export function LessonColumn({ reading, onAll }: LessonColumnProps) {
  const lab = useLab()
  const { id, cue } = reading
  const found = lessonById(id)
  const its = found?.talk.cues[cue]
  if (!found || !its) return null
  const { lesson, talk } = found
  return (
    <article className="lesson" aria-label={talk.title}>
      <header className="lesson-head">
        <p>
          <button type="button" className="lesson-all" onClick={onAll} title="All lessons and scenes (G)">
            ‹ All lessons
          </button>
        </p>
        <IconButton
          icon="close"
          label="Close the lesson: the experiment stays"
          onClick={() => lab.store.getState().set({ reading: undefined })}
        />
        <h2>{talk.title}</h2>
      </header>
      <Part key={reading.visit} reading={reading} cue={its} />
      <Foot lesson={lesson} talk={talk} cue={cue} />
    </article>
  )
}

/** The last visit that was begun at its top. Hidden panels come back where they were. */
let begun = 0

function Part({ reading, cue }: { readonly reading: Reading; readonly cue: Cue }) {
  const { store, timeline, ownRace } = useLab()
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
  const answer = useCallback(
    (guess?: number) => {
      const { reading: now, experiment, set } = store.getState()
      if (!now || now.isAnswered) return
      set({ reading: { ...now, isAnswered: true, ...answered(cue.ask, now, experiment, ownRace(), guess) } })
      if (wantsStillness()) timeline.seek(timeline.state.steps)
      else timeline.set({ playing: true })
    },
    [store, timeline, ownRace, cue],
  )
  // Who plays the run sees the answer.
  useEffect(() => {
    if (playing) answer()
  }, [playing, answer])
  return (
    <div className="lesson-part" ref={top}>
      <h3 tabIndex={-1}>{cue.title}</h3>
      {cue.ask && <LessonAsk ask={cue.ask} reading={reading} onDone={answer} />}
      {isAnswered && <LessonText cue={cue} />}
      {isAnswered && <LessonControls paths={cue.controls} />}
      {isAnswered && reading.cue === 0 && (
        <p className="lesson-hint">
          Blue words do what they say. Dotted ones show what they name. Numbers in a box can be dragged.
        </p>
      )}
    </div>
  )
}

interface FootProps {
  readonly lesson: Lesson
  readonly talk: Talk
  readonly cue: number
}

function Foot({ lesson, talk, cue }: FootProps) {
  const lab = useLab()
  const count = talk.cues.length
  const after = lessonAfter(lesson)
  const isLast = cue === count - 1
  const next = isLast ? after : lesson
  return (
    <footer className="lesson-foot">
      <TextButton
        off={cue === 0 ? 'This is the first part' : undefined}
        onClick={() => openCue(lab, lesson.id, cue - 1)}
      >
        Back
      </TextButton>
      <span>
        {cue + 1} of {count}
      </span>
      <TextButton
        off={next ? undefined : 'This is the last lesson'}
        title={isLast ? after?.line : talk.cues[cue + 1]?.title}
        onClick={() => {
          if (next) openCue(lab, next.id, isLast ? 0 : cue + 1)
        }}
      >
        {isLast ? 'Next lesson' : 'Next'}
      </TextButton>
    </footer>
  )
}
