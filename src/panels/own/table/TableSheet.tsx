/** The sheet for own data: rows are pasted, or two columns of a table are chosen. It is loaded when it is first opened. */
import { useEffect, useRef } from 'react'
import './table.css'
import { useLab, useLabState } from '../../../lab/lab'
import type { PlanSurface } from '../../../surfaces/kinds'
import { IconButton } from '../../controls/icons'
import { ChooseColumns } from './ChooseColumns'
import { PasteRows } from './PasteRows'

export interface TableSheetProps {
  /** The surface that was made of a table. */
  onOpen(surface: PlanSurface): void
}

export function TableSheet({ onOpen }: TableSheetProps) {
  const { store } = useLab()
  const opened = useLabState((state) => state.table)
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => store.getState().set({ table: undefined })
  useEffect(() => {
    dialog.current?.showModal()
    // The keyboard begins at what there is to do, not at the button that closes.
    dialog.current?.querySelector<HTMLElement>('select, textarea')?.focus()
  }, [])
  return (
    <dialog
      className="sheet table-sheet"
      ref={dialog}
      aria-label="Own data"
      onClose={close}
      // No key reaches the page behind, but Escape, which closes a dialog anyway.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <header className="table-head">
        <h2>Own data</h2>
        <IconButton icon="close" label="Close" onClick={close} />
      </header>
      {opened === 'asked' ? (
        <PasteRows />
      ) : (
        opened && <ChooseColumns key={opened.file} opened={opened} onOpen={onOpen} onClose={close} />
      )}
    </dialog>
  )
}
