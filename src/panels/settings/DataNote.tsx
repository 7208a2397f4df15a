/** The rows of a data fit: how many, what they measure, and where they come from. */

interface DataNoteProps {
  /** Without those that are set apart. */
  readonly count: number
  readonly apart: number
  /** What the columns measure; empty where nobody says it. */
  readonly words: string
  readonly source: string
}

export function DataNote({ count, apart, words, source }: DataNoteProps) {
  return (
    <p className="field-note">
      Data: {count} {count === 1 ? 'row' : 'rows'}
      {apart > 0 && ` and ${apart} for validation`}.{source && ` ${source}.`}
      {words && ` ${words}.`}
    </p>
  )
}
