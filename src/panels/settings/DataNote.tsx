/** The rows of a data fit: how many, what they measure, and where they come from. */
import { maxSeen } from '../../run/batches/batches'

interface DataNoteProps {
  /** Without those that are set apart. */
  readonly count: number
  readonly apart: number
  /** Every how many steps runs look at all of them, at most. */
  readonly stepsPerLook: number
  /** What the columns measure; empty where nobody says it. */
  readonly words: string
  readonly source: string
}

export function DataNote({ count, apart, stepsPerLook, words, source }: DataNoteProps) {
  return (
    <p className="field-note">
      Data: {count.toLocaleString('en-US')} {count === 1 ? 'row' : 'rows'}
      {apart > 0 && ` and ${apart.toLocaleString('en-US')} for validation`}.{source && ` ${source}.`}
      {words && ` ${words}.`}
      {count > maxSeen && ` A step sees up to ${maxSeen.toLocaleString('en-US')} of them.`}
      {stepsPerLook > 1 && ` The loss over all is taken every ${stepsPerLook} steps.`}
    </p>
  )
}
