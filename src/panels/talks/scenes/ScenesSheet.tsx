/** Lessons and ready scenes: a sheet of thumbnails, each one press away. It is loaded when it is first opened. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import './scenes.css'
import { setView } from '../../../experiment/edits/edits'
import { scenes } from '../../../gallery/list'
import { type Scene, readScene } from '../../../gallery/scene'
import { useLab, useLabState } from '../../../lab/lab'
import { open } from '../../../lab/open'
import type { Lab } from '../../../lab/store'
import { lessons } from '../../../talk/lessons/list'
import { IconButton } from '../../controls/icons'
import { askForTalk, newTalk } from '../../controls/talkFiles'
import { TextButton } from '../../controls/TextButton'
import { type Card, cardsWith } from './cards'
import { nextCard } from './gridMove'
import { thumbnailOf } from './thumbnails'

export interface ScenesSheetProps {
  onClose(): void
  onLesson(id: string): void
}

const lessonCards: readonly Card[] = lessons.map(({ id, line, talk }) => ({ id, line, title: talk.title }))

export function ScenesSheet({ onClose, onLesson }: ScenesSheetProps) {
  const lab = useLab()
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    dialog.current?.showModal()
    // The arrow keys begin at the first card, not at the button above.
    dialog.current?.querySelector<HTMLElement>('.scene-card')?.focus()
  }, [])
  const found = { lessons: cardsWith(lessonCards, words), scenes: cardsWith(scenes, words) }
  return (
    <dialog
      className="sheet scenes"
      ref={dialog}
      aria-label="Lessons and scenes"
      onClose={onClose}
      onKeyDown={(event) => onKey(event, onClose)}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <header className="scenes-head">
        <h2>Lessons and scenes</h2>
        <p>One press opens one. Undo brings back what you had.</p>
        <TextButton
          title="Write a talk of your own, which begins with what is on the table"
          onClick={() => {
            onClose()
            void newTalk(lab)
          }}
        >
          New talk
        </TextButton>
        <TextButton
          title="Open the file of a talk"
          onClick={() => {
            onClose()
            askForTalk(lab)
          }}
        >
          Open a talk
        </TextButton>
        <input
          type="search"
          className="name-field"
          aria-label="Search lessons and scenes"
          placeholder="Search"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <div className="scenes-lists">
        <Cards
          title="Lessons"
          prefix="lesson-"
          cards={found.lessons}
          onChoose={({ id }) => {
            onLesson(id)
            onClose()
          }}
        />
        <Cards
          title="Scenes"
          prefix=""
          cards={found.scenes}
          onChoose={(scene) => {
            openScene(lab, scene)
            onClose()
          }}
        />
        {found.lessons.length + found.scenes.length === 0 && (
          <p className="scenes-none" role="status">
            Nothing has these words. Try one, such as “momentum” or “batch”.
          </p>
        )}
      </div>
    </dialog>
  )
}

interface CardsProps<Its extends Card> {
  readonly title: string
  /** Of the names of their thumbnails. */
  readonly prefix: string
  readonly cards: readonly Its[]
  onChoose(card: Its): void
}

function Cards<Its extends Card>({ title, prefix, cards, onChoose }: CardsProps<Its>) {
  const theme = useLabState((state) => state.experiment.view.theme)
  if (cards.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="scenes-list">
        {cards.map((card) => (
          <li key={card.id}>
            <button type="button" className="scene-card" onClick={() => onChoose(card)}>
              <img
                src={thumbnailOf(`${prefix}${card.id}`, theme)}
                alt=""
                width={320}
                height={180}
                loading="lazy"
              />
              <span className="scene-card-title">{card.title}</span>
              <span className="scene-card-line">{card.line}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opens a scene in the present theme, and plays it unless the user prefers less motion. */
function openScene(lab: Lab, scene: Scene): void {
  const { theme } = lab.store.getState().experiment.view
  const { experiment, moment, ...read } = readScene(scene)
  open(lab, { ...read, experiment: setView(experiment, { theme }), moment: { ...moment, play: true } })
}

/** The arrow keys move among the cards. No key reaches the page behind, but Escape, which closes a dialog anyway. */
function onKey(event: KeyboardEvent<HTMLDialogElement>, onClose: () => void): void {
  if (event.key === 'Escape') return
  event.stopPropagation()
  const isTyping = event.target instanceof HTMLInputElement
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (event.key.toLowerCase() === 'g' && isPlain && !isTyping) onClose()
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.scene-card')]
  if (isTyping) {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    cards[0]?.focus()
    return
  }
  const to = nextCard(
    event.key,
    cards.indexOf(document.activeElement as HTMLElement),
    cards.map((card) => card.getBoundingClientRect()),
  )
  if (to === undefined) return
  event.preventDefault()
  cards[to]?.focus()
}
