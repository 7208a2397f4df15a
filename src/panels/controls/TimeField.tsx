/** A number that is typed, as of seconds: Enter and leaving take it, Escape drops it, arrows step. */
import { type KeyboardEvent, useId, useState } from 'react'
import { formatNumber, shortNumber } from '../../math/numbers'
import { parseNumber } from '../../math/typedNumber'

/** Beyond this a limit is none that a person meets. */
const far = 1e6

function rangeLine(min: number, max: number): string {
  return Math.min(-min, max) >= far ? 'write a number, as 0.5' : `write a number from ${min} to ${max}`
}

interface TimeFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Whether all digits count, and arrows go by a tenth of the value. */
  readonly isFine?: boolean
  onTake(value: number): void
}

export function TimeField({ label, value, min, max, isFine = false, onTake }: TimeFieldProps) {
  const [draft, setDraft] = useState<string>()
  const problemId = useId()
  const read = draft === undefined ? undefined : parseNumber(draft)
  const given = read && 'value' in read ? read.value : undefined
  const fits = given !== undefined && given >= min && given <= max
  const problem = draft !== undefined && !fits ? rangeLine(min, max) : undefined
  const take = (next: number) => {
    setDraft(undefined)
    if (next !== value) onTake(isFine ? next : Math.round(100 * next) / 100)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const by = isFine ? Math.abs(value) / 10 || 0.1 : event.shiftKey ? 1 : 0.1
      take(Math.min(Math.max(value + step * by, min), max))
    } else if (event.key === 'Enter' && fits) take(given)
    else if (event.key === 'Escape') {
      setDraft(undefined)
      event.stopPropagation()
    }
  }
  return (
    <span className="time-field" data-fine={isFine || undefined}>
      <input
        className="number-field"
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? (isFine ? formatNumber(value) : shortNumber(value))}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (fits ? take(given) : setDraft(undefined))}
      />
      {problem !== undefined && (
        <span className="time-field-problem" id={problemId} role="status">
          {problem}
        </span>
      )}
    </span>
  )
}
