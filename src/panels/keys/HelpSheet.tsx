/** The sheet behind “?”: the keys, made from the table that binds them, and what the marks in the picture mean. */
import { useEffect, useRef } from 'react'
import './help.css'
import { IconButton } from '../controls/icons'
import { controlKeys, keyLines, shownKeys } from './keys'
import { Marks } from './Marks'
import { isApple } from './press'

interface HelpSheetProps {
  onClose(): void
}

export function HelpSheet({ onClose }: HelpSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      className="sheet help"
      ref={dialog}
      aria-label="Keys"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <header className="sheet-head">
        <h2>Keys</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <dl className="help-keys">
        {[...keyLines, ...controlKeys].map((line) => (
          <div key={line.label}>
            <dt>
              {shownKeys(line, isApple()).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{line.label}</dd>
          </div>
        ))}
      </dl>
      <h2>Marks in the picture</h2>
      <Marks />
      <p className="field-note">
        Drag a ball, or click the surface where the ring says so, to place the start. Double-click a slider
        for its default. Drop an experiment file anywhere to open it. Drop rows of your own, or paste them, to
        fit them. Drop a path that your own program made, or paste it, to compare it with the selected runner.
      </p>
    </dialog>
  )
}
