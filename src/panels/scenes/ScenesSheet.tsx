/** The ready scenes: a sheet of thumbnails, each one press away. It is loaded when it is first opened. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import './scenes.css'
import { setView } from '../../experiment/edits/edits'
import { scenes } from '../../gallery/list'
import { type Scene, readScene } from '../../gallery/scene'
import { useLab, useLabState } from '../../lab/lab'
import { open } from '../../lab/open'
import type { Lab } from '../../lab/store'
import { IconButton } from '../controls/icons'
import { gridMove } from './gridMove'
import { thumbnailOf } from './thumbnails'

export interface ScenesSheetProps {
  onClose(): void
}

export function ScenesSheet({ onClose }: ScenesSheetProps) {
  const lab = useLab()
  const theme = useLabState((state) => state.experiment.view.theme)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // The arrow keys begin at the first card, not at the button above.
    dialog.current?.querySelector<HTMLElement>('.scene-card')?.focus()
  }, [])
  const choose = (scene: Scene) => {
    openScene(lab, scene)
    onClose()
  }
  return (
    <dialog
      className="scenes"
      ref={dialog}
      aria-label="Ready scenes"
      onClose={onClose}
      onKeyDown={(event) => onKey(event, onClose)}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <header className="scenes-head">
        <h2>Scenes</h2>
        <p>One press opens one. Undo brings back what you had.</p>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <ul className="scenes-list">
        {scenes.map((scene) => (
          <li key={scene.id}>
            <button type="button" className="scene-card" onClick={() => choose(scene)}>
              <img src={thumbnailOf(scene.id, theme)} alt="" width={320} height={180} loading="lazy" />
              <span className="scene-card-title">{scene.title}</span>
              <span className="scene-card-line">{scene.line}</span>
            </button>
          </li>
        ))}
      </ul>
    </dialog>
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
  if (event.key.toLowerCase() === 'g' && !event.ctrlKey && !event.metaKey && !event.altKey) onClose()
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.scene-card')]
  const at = cards.findIndex((card) => card === document.activeElement)
  if (at < 0) return
  const top = cards[0]?.getBoundingClientRect().top
  const columns = cards.filter((card) => card.getBoundingClientRect().top === top).length
  const to = gridMove(event.key, at, cards.length, columns)
  if (to === undefined) return
  event.preventDefault()
  cards[to]?.focus()
}
