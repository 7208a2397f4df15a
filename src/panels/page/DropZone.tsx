/** Opens a file dropped anywhere on the page, and rows that are pasted there. Says so while a file hovers. */
import { useEffect, useState } from 'react'
import { useLab } from '../../lab/lab'
import type { Lab } from '../../lab/store'

export function DropZone() {
  const lab = useLab()
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    /** Whether a talk is given: what is opened would end it before the room. */
    const isGiven = () => lab.store.getState().presenting !== undefined
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setHovering(!isGiven())
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setHovering(false)
      const file = event.dataTransfer?.files[0]
      if (isGiven()) lab.store.getState().notify('End the talk to open a file.')
      else if (file) void withFiles(lab, ({ openFile }) => openFile(lab, file))
    }
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const { target } = event
      const isTyping =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
      // One line is no table, and no path.
      if (!isTyping && !isGiven() && /\d.*[\r\n].*\d/s.test(text))
        void withFiles(lab, ({ openRows }) => openRows(lab, { file: 'What was pasted', given: text }))
    }
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    window.addEventListener('paste', paste, { signal })
    return () => listening.abort()
  }, [lab])
  return hovering ? (
    <div className="drop-zone">
      Drop an experiment, a talk, a film or data to open them, or a path to check it
    </div>
  ) : null
}

/** What opens files is loaded with the first one. */
async function withFiles(lab: Lab, work: (files: typeof import('./files')) => Promise<void>): Promise<void> {
  try {
    await work(await import('./files'))
  } catch (error) {
    lab.store
      .getState()
      .notify(`That could not be opened: ${error instanceof Error ? error.message : String(error)}`)
  }
}
