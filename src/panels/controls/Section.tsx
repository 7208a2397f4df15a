/** A part of the side column that opens and closes. A closed one is not rendered, so it costs nothing. */
import { type ReactNode, useId } from 'react'
import { Boundary } from './Boundary'

interface SectionProps {
  /** Its name, in case it fails. */
  readonly name: string
  readonly title: ReactNode
  /** A word on its content, shown while it is closed. */
  readonly note?: ReactNode
  /** Buttons to the right of the title. */
  readonly tools?: ReactNode
  readonly open: boolean
  readonly selected?: boolean
  readonly dim?: boolean
  readonly children: ReactNode
  onToggle(): void
}

export function Section({ name, title, note, tools, open, selected, dim, children, onToggle }: SectionProps) {
  const id = useId()
  return (
    <section className="section" data-selected={selected ? '' : undefined} data-dim={dim ? '' : undefined}>
      <div className="section-head">
        <button
          type="button"
          className="section-title"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
        >
          <span className="chevron" />
          {title}
          {!open && <span className="section-note">{note}</span>}
        </button>
        {tools}
      </div>
      <div className="section-body" id={id} hidden={!open}>
        {open && <Boundary part={name}>{children}</Boundary>}
      </div>
    </section>
  )
}
