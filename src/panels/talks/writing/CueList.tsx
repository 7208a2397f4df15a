/** The cues in their order: pressed to open, dragged or moved by keys, added, duplicated and deleted. */
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react'
import { surfaceName } from '../../../experiment/names/paneTitles'
import { useLab } from '../../../lab/lab'
import { editTalk, openAdded, openAfterRemoval, openToWrite } from '../../../lab/talk/editTalk'
import { cueOf } from '../../../lab/talk/openTalkFile'
import { addAfter, duplicate, move, remove } from '../../../talk/edits'
import { maxCues } from '../../../talk/limits'
import type { Cue, Talk } from '../../../talk/talk'
import { TextButton } from '../../controls/TextButton'
import { useCueDrag } from './useCueDrag'

interface CueListProps {
  readonly talk: Talk
  /** The index of the open cue. */
  readonly open: number | undefined
}

export function CueList({ talk: { cues }, open }: CueListProps) {
  const lab = useLab()
  const list = useRef<HTMLOListElement>(null)
  const drag = useCueDrag(list)
  const openAt = useCallback((index: number) => openToWrite(lab, index), [lab])
  useEffect(() => {
    const row = open === undefined ? undefined : list.current?.children[open]
    row?.scrollIntoView({ block: 'nearest' })
  }, [open])
  /** The focus goes with the cue. */
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.cue-open') ?? [])]
    const from = buttons.findIndex((button) => button === document.activeElement)
    if (by === 0 || from < 0 || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const to = event.altKey ? editTalk(lab, (talk) => move(talk, from, from + by)) : from + by
    if (to !== undefined) buttons[to]?.focus()
  }
  const last = cues.length - 1
  const full = cues.length >= maxCues ? `A talk has at most ${maxCues.toLocaleString('en')} cues` : undefined
  const none = open === undefined ? 'Open a cue first' : undefined
  return (
    <section className="cues" aria-label="Cues">
      <ol ref={list} className="cue-list" onKeyDown={onKeyDown} {...drag.list}>
        {cues.map((cue, index) => (
          <CueRow
            key={index}
            index={index}
            cue={cue}
            isOpen={index === open}
            isDragged={index === drag.at}
            onOpen={openAt}
          />
        ))}
      </ol>
      <div className="talk-actions" role="group" aria-label="Cues">
        <TextButton
          off={full}
          title="A cue of what is on the table, after the open one"
          onClick={() =>
            openAdded(lab, (talk) => {
              const { experiment } = lab.store.getState()
              return addAfter(talk, open ?? last, cueOf(experiment, lab.timeline.state.speed))
            })
          }
        >
          Add cue
        </TextButton>
        <TextButton off={none ?? full} onClick={() => openAdded(lab, (talk) => duplicate(talk, open ?? 0))}>
          Duplicate
        </TextButton>
        <TextButton
          off={none ?? (last === 0 ? 'A talk has at least one cue' : undefined)}
          onClick={() => openAfterRemoval(lab, open ?? 0, (talk) => remove(talk, open ?? 0))}
        >
          Delete
        </TextButton>
      </div>
    </section>
  )
}

interface CueRowProps {
  readonly index: number
  readonly cue: Cue
  readonly isOpen: boolean
  readonly isDragged: boolean
  onOpen(index: number): void
}

/** There may be a thousand, and one changes with every letter. */
const CueRow = memo(function CueRow({ index, cue, isOpen, isDragged, onOpen }: CueRowProps) {
  const surface = surfaceName(cue.experiment.surface)
  return (
    <li data-dragged={isDragged ? '' : undefined}>
      <span className="cue-grip" aria-hidden="true" title="Drag to move the cue">
        ⠿
      </span>
      <button
        type="button"
        className="cue-open"
        aria-current={isOpen}
        title={`${cue.title || surface}: Alt+↑ and Alt+↓ move it`}
        onClick={() => onOpen(index)}
      >
        <span className="cue-number">{index + 1}</span>
        <span className="cue-title">{cue.title || 'No title'}</span>
        <span className="cue-surface">{surface}</span>
      </button>
    </li>
  )
})
