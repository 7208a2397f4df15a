/** A part of the open cue that opens and closes. */
import { type ReactNode, useState } from 'react'
import { Section } from '../../controls/Section'

interface CueSectionProps {
  readonly name: string
  /** A word on its content, shown while it is closed. */
  readonly note?: string | undefined
  readonly children: ReactNode
}

/** Which are open: it stays so from cue to cue. */
const opened = new Set<string>()

export function CueSection({ name, note, children }: CueSectionProps) {
  const [isOpen, setOpen] = useState(opened.has(name))
  const toggle = () => {
    if (isOpen) opened.delete(name)
    else opened.add(name)
    setOpen(!isOpen)
  }
  return (
    <Section
      name={name}
      title={<span className="section-name">{name}</span>}
      note={note}
      open={isOpen}
      onToggle={toggle}
    >
      {children}
    </Section>
  )
}
