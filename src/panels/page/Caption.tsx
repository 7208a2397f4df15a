/** The caption under the opening: one headline, and three hints that go away when they are dismissed. */
import { useEffect, useRef, useState } from 'react'
import './caption.css'
import type { Experiment } from '../../experiment/experiment'
import { useLab, useLabState } from '../../lab/lab'
import { IconButton } from '../controls/icons'
import { readDismissed, writeDismissed } from './dismissed'

const headline = 'Five optimizers race down one surface, and end in four valleys. The lowest loss leads.'

const hints = [
  { id: 'look', kicker: 'Look', text: 'Each bead is one step of a ball. The rings are the lowest points.' },
  {
    id: 'drag',
    kicker: 'Drag',
    text: 'A ball to a new start, the ground to turn it, η for the rate.',
  },
  { id: 'try', kicker: 'Try', text: 'B for a map, E for 65,536 runs, G for lessons and scenes.' },
]

interface CaptionProps {
  /** What the page opened with. On another surface there is no caption. */
  readonly opening: Experiment
}

export function Caption({ opening }: CaptionProps) {
  const isThere = useLabState(({ experiment }) => experiment.surface === opening.surface)
  // With another start or other runners it may not be true.
  const isTrue = useLabState(
    ({ experiment: { start, runners } }) => start === opening.start && runners === opening.runners,
  )
  const [dismissed, setDismissed] = useState(readDismissed)
  const left = hints.filter(({ id }) => !dismissed.has(id))
  const list = useRef<HTMLUListElement>(null)
  const dismiss = (ids: readonly string[]) => {
    keepFocus(list.current, ids)
    const all = new Set([...dismissed, ...ids])
    setDismissed(all)
    writeDismissed(all)
  }
  const isShown = isThere && left.length > 0
  useEscape(isShown, () => {
    const focused = list.current?.querySelector<HTMLElement>(':scope > :focus-within')?.dataset['hint']
    dismiss(focused === undefined ? left.map(({ id }) => id) : [focused])
  })
  if (!isShown) return null
  return (
    <section className="caption" aria-label="Caption">
      <div className="caption-row">
        {isTrue && <p className="caption-headline">{headline}</p>}
        <ul className="caption-hints" ref={list}>
          {left.map(({ id, kicker, text }) => (
            <li key={id} data-hint={id}>
              <p>
                <b>{kicker}</b> {text}
              </p>
              <IconButton icon="close" label={`Dismiss the hint “${kicker}”`} onClick={() => dismiss([id])} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Moves the focus to a neighbour of a hint that has it and goes. */
function keepFocus(list: HTMLElement | null, going: readonly string[]): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('[data-hint]') ?? [])]
  const at = items.findIndex((item) => item.contains(document.activeElement))
  if (at < 0) return
  const stays = [...items.slice(at), ...items.slice(0, at).toReversed()].find(
    ({ dataset }) => !going.includes(dataset['hint'] ?? ''),
  )
  stays?.querySelector('button')?.focus()
}

/** Calls `run` for an Escape that means nothing else: no drag to cancel, no sheet to close, no text being typed. */
function useEscape(isOn: boolean, run: () => void): void {
  const { store } = useLab()
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key !== 'Escape' || store.getState().gesture !== undefined) return
      const isElsewhere =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog')
      if (!isElsewhere && !document.querySelector('dialog[open]')) latest.current()
    }
    // Before the table of keys, which ends the drag.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [isOn, store])
}
