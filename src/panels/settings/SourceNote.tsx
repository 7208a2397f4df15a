/** Where something of a list comes from, and what it was held against. */

interface SourceNoteProps {
  readonly source: string
  readonly held?: string | undefined
}

export function SourceNote({ source, held }: SourceNoteProps) {
  return (
    <p className="field-note">
      Source: {source}.{held && ` Held against: ${held}.`}
    </p>
  )
}
