/** A row for a name, which is taken when it is finished; while it is refused, a line says why. */
import { useId, useState } from 'react'

interface NameInputProps {
  readonly label: string
  readonly spoken: string
  readonly value: string
  /** Why a text is no name, in one line; undefined if it is one. */
  problemWith(text: string): string | undefined
  onChange(text: string): void
}

export function NameInput({ label, spoken, value, problemWith, onChange }: NameInputProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const problem = typed === undefined || typed === value ? undefined : problemWith(typed)
  const finish = () => {
    if (typed !== undefined && typed !== value && problem === undefined) onChange(typed)
    if (problem === undefined) setTyped(undefined)
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="name-field"
        aria-label={spoken}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        spellCheck={false}
        autoComplete="off"
        value={typed ?? value}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') finish()
          if (key === 'Escape') setTyped(undefined)
        }}
        onBlur={() => {
          finish()
          setTyped(undefined)
        }}
      />
      <div id={`${id}-problem`} role="status" className="name-field-problem">
        {problem && <p className="field-problem">{problem}.</p>}
      </div>
    </div>
  )
}
