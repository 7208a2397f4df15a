/** The rows of a data fit: how many, what they measure, and where they come from. */

interface DataNoteProps {
  readonly count: number
  /** What the columns measure; empty where nobody says it. */
  readonly words: string
  readonly source: string
}

export function DataNote({ count, words, source }: DataNoteProps) {
  return (
    <p className="field-note">
      Data: {count} {count === 1 ? 'row' : 'rows'}.{source && ` ${source}.`}
      {words && ` ${words}.`}
    </p>
  )
}
